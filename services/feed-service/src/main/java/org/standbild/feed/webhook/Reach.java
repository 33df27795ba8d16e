package org.standbild.feed.webhook;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Which addresses a webhook may lead to: those of the public internet and, where private ones are allowed, of this network. */
final class Reach {

    private record Block(byte[] prefix, int bits) {

        static Block of(String cidr) {
            String[] parts = cidr.split("/");
            try {
                return new Block(InetAddress.getByName(parts[0]).getAddress(), Integer.parseInt(parts[1]));
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException(cidr, e);
            }
        }

        boolean holds(byte[] address) {
            if (address.length != prefix.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit & 7);
                if ((address[bit >> 3] & mask) != (prefix[bit >> 3] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** IANA's special-purpose registry for IPv4, and multicast. */
    private static final List<Block> NOT_PUBLIC_V4 = blocks(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.31.196.0/24",
            "192.52.193.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "192.175.48.0/24",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4");

    /** Global unicast, of which the registry for IPv6 takes some out: what embeds an IPv4 address, documentation, and the like. */
    private static final Block PUBLIC_V6 = Block.of("2000::/3");

    private static final List<Block> NOT_PUBLIC_V6 =
            blocks("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20");

    /** Never, also where private addresses are allowed: the cloud's metadata service is link-local. */
    private static final List<Block> NEVER = blocks(
            "0.0.0.0/8",
            "169.254.0.0/16",
            "224.0.0.0/4",
            "240.0.0.0/4",
            "::/128",
            "fe80::/10",
            "fd00:ec2::254/128",
            "ff00::/8");

    private static final List<Block> PRIVATE = blocks(
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "172.16.0.0/12",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "::1/128",
            "fc00::/7");

    private final boolean privateToo;

    Reach(boolean privateToo) {
        this.privateToo = privateToo;
    }

    private static List<Block> blocks(String... cidrs) {
        return List.of(cidrs).stream().map(Block::of).toList();
    }

    /** An IPv4 address inside an IPv6 one, mapped, counts as the IPv4 address; Java has made it one already. */
    boolean allows(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (in(NEVER, bytes)) {
            return false;
        }
        return isPublic(address, bytes) || privateToo && in(PRIVATE, bytes);
    }

    private static boolean isPublic(InetAddress address, byte[] bytes) {
        return address instanceof Inet4Address
                ? !in(NOT_PUBLIC_V4, bytes)
                : PUBLIC_V6.holds(bytes) && !in(NOT_PUBLIC_V6, bytes);
    }

    private static boolean in(List<Block> blocks, byte[] address) {
        return blocks.stream().anyMatch(block -> block.holds(address));
    }
}
