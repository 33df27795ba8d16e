package org.standbild.feed.subscription;

/** Tells the owner of a webhook by another channel that it no longer works. A bean of whoever can. */
public interface OwnerNotice {

    /**
     * @param subscription paused, with the reason
     * @param mail of the owner; nobody has confirmed it
     */
    void paused(Subscription subscription, String mail);
}
