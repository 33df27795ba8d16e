package org.standbild.editorial.account;

/** Somebody who has logged in, in whatever way: the principal of every request that is not anonymous. */
public interface Member {

    /** What the person is called on screen. */
    String displayName();

    Actor actor();
}
