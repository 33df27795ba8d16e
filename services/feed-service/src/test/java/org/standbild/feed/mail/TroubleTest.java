package org.standbild.feed.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.mail.MessagingException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Servers that do not get as far as a mail. */
class TroubleTest {

    @Test
    void aServerWithWhichThereIsNoTlsCountsAgainstNoMail() throws Exception {
        Trouble trouble = sendingTo("220 mail.example ESMTP", "250-mail.example\r\n250 STARTTLS", "220 Go ahead");

        assertThat(trouble.kind()).isEqualTo(Trouble.Kind.SERVER);
        assertThat(trouble.says()).contains("TLS").contains("handshake");
    }

    @Test
    void aServerThatTurnsEverybodyAwayCountsAgainstNoMail() throws Exception {
        assertThat(sendingTo("554 No service").kind()).isEqualTo(Trouble.Kind.SERVER);
    }

    @Test
    void aMailboxThatIsRefusedCountsAgainstItsMail() throws Exception {
        Trouble trouble = sendingTo(
                "220 mail.example ESMTP", "250 mail.example", "250 Ok", "550 5.1.1 <leserin@example.org>: unknown");

        assertThat(trouble.kind()).isEqualTo(Trouble.Kind.REFUSED);
        assertThat(trouble.says()).contains("5.1.1").doesNotContain("leserin");
    }

    @Test
    void aConnectionThatEndsInTheMiddleOfAMailCountsAgainstTheMail() throws Exception {
        assertThat(sendingTo("220 mail.example ESMTP", "250 mail.example", "250 Ok", "250 Ok", "354 Go ahead")
                        .kind())
                .isEqualTo(Trouble.Kind.TEMPORARY);
        assertThat(Trouble.of(
                                new MailSendException(
                                        "Failed to close server connection",
                                        new MessagingException("Broken pipe"),
                                        Map.of("mail", new MessagingException("[EOF]"))),
                                "leserin@example.org")
                        .kind())
                .isEqualTo(Trouble.Kind.TEMPORARY);
    }

    /** To a server that says this, line by line, and hangs up. */
    private static Trouble sendingTo(String... lines) throws IOException, InterruptedException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread serving = new Thread(() -> serve(server, lines));
            serving.start();
            JavaMailSenderImpl sender = new JavaMailSenderImpl();
            sender.setHost(server.getInetAddress().getHostAddress());
            sender.setPort(server.getLocalPort());
            sender.getJavaMailProperties().setProperty("mail.smtp.starttls.enable", "true");
            SimpleMailMessage mail = new SimpleMailMessage();
            mail.setFrom("standbild@example.org");
            mail.setTo("leserin@example.org");
            MailException failure = catchThrowableOfType(MailException.class, () -> sender.send(mail));
            serving.join();
            return Trouble.of(failure, "leserin@example.org");
        }
    }

    private static void serve(ServerSocket server, String[] lines) {
        try (Socket socket = server.accept();
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
            for (String line : lines) {
                socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
                in.readLine();
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
