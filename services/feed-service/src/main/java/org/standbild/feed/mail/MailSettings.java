package org.standbild.feed.mail;

import java.time.Duration;
import java.time.LocalTime;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How mail is sent, beside {@code spring.mail.*}, which says through whom.
 *
 * @param from who mails are from: an address, or a name with an address in angle brackets
 * @param digestAt time of day in Berlin at which a digest's window ends and the next one's begins
 * @param digestDelay how long after the end of its window a digest is sent
 * @param gather how long a change waits for others before it is told at once, so that what was recorded together is one mail
 * @param confirmWithin a subscription that nobody has confirmed by then is forgotten
 * @param perAddress how many times within {@code perAddressWindow} an address may be asked whether it wants mail
 * @param attempts how often a mail is tried after temporary errors before its subscription is paused
 * @param bounces how often in a row an address may be refused for good before its subscription is paused
 * @param changesPerMail more changes than that are told in several mails
 * @param senders how many mails are sent at the same time
 * @param claim how long one instance may take for a mail before another may try it
 * @param kept how long it is remembered which mails were sent
 * @param look how often it is looked for what is due, even if nothing was recorded
 */
@ConfigurationProperties("standbild.mail")
record MailSettings(
        @DefaultValue("") String from,
        @DefaultValue("08:00") LocalTime digestAt,
        @DefaultValue("30m") Duration digestDelay,
        @DefaultValue("3s") Duration gather,
        @DefaultValue("7d") Duration confirmWithin,
        @DefaultValue("3") int perAddress,
        @DefaultValue("24h") Duration perAddressWindow,
        @DefaultValue("9") int attempts,
        @DefaultValue("3") int bounces,
        @DefaultValue("50") int changesPerMail,
        @DefaultValue("4") int senders,
        @DefaultValue("5m") Duration claim,
        @DefaultValue("90d") Duration kept,
        @DefaultValue("15s") Duration look) {}
