package org.standbild.feed.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Looks up the addresses of a name. */
@FunctionalInterface
interface Names {

    InetAddress[] lookUp(String host) throws UnknownHostException;
}
