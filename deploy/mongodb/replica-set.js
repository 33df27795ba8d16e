// Initiates the set when it is not one yet; harmless when it is.
const password = encodeURIComponent(process.env.STANDBILD_MONGODB_ROOT_PASSWORD);
const admin = new Mongo(`mongodb://root:${password}@mongodb:27017/?directConnection=true`).getDB("admin");

const NOT_YET_INITIALIZED = 94;
try {
  admin.runCommand({ replSetGetStatus: 1 });
} catch (e) {
  if (e.code !== NOT_YET_INITIALIZED) {
    throw e;
  }
  admin.runCommand({ replSetInitiate: { _id: "rs0", members: [{ _id: 0, host: "mongodb:27017" }] } });
}

const giveUp = Date.now() + 60_000;
while (!admin.runCommand({ hello: 1 }).isWritablePrimary) {
  if (Date.now() > giveUp) {
    throw new Error("rs0 has no primary after a minute");
  }
  sleep(250);
}
