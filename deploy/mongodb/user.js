// Runs once, on an empty data volume: the account of the three services, which may read and write their database and nothing else.
db.getSiblingDB("standbild").createUser({
  user: "standbild",
  pwd: process.env.STANDBILD_MONGODB_PASSWORD,
  roles: [{ role: "readWrite", db: "standbild" }],
});
