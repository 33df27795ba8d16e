package org.standbild.feed.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/** Stands between a sender and a real SMTP server and alters what the server answers. */
final class SmtpProxy implements AutoCloseable {

    private final ServerSocket listening;
    private final int behind;
    /** From what the client has said and the server answered to what the client hears. */
    private volatile Answering answering = (said, answer) -> answer;

    @FunctionalInterface
    interface Answering {
        String answer(String said, String answer) throws IOException;
    }

    SmtpProxy(int behind) {
        this.behind = behind;
        try {
            this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread acceptor = new Thread(this::accept, "smtp-proxy");
        acceptor.setDaemon(true);
        acceptor.start();
    }

    int port() {
        return listening.getLocalPort();
    }

    void answer(Answering with) {
        answering = with;
    }

    void answerRecipients(UnaryOperator<String> with) {
        answer((said, answer) -> said.startsWith("RCPT") ? with.apply(answer) : answer);
    }

    void answerAsTheServer() {
        answer((said, answer) -> answer);
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                Thread talk = new Thread(() -> talk(client), "smtp-talk");
                talk.setDaemon(true);
                talk.start();
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void talk(Socket client) {
        try (client;
                Socket server = new Socket(InetAddress.getLoopbackAddress(), behind)) {
            BufferedReader fromClient = reader(client);
            BufferedReader fromServer = reader(server);
            say(client, answer(fromServer));
            String said;
            boolean data = false;
            while ((said = fromClient.readLine()) != null) {
                say(server, said);
                if (data && !said.equals(".")) {
                    continue;
                }
                String heard = answering.answer(said, answer(fromServer));
                data = said.equals("DATA") && heard.startsWith("354");
                say(client, heard);
            }
        } catch (IOException gone) {
            // one of the two has hung up
        }
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    }

    private static String answer(BufferedReader from) throws IOException {
        StringBuilder answer = new StringBuilder();
        String line;
        do {
            line = from.readLine();
            if (line == null) {
                throw new IOException("The server has hung up");
            }
            answer.append(answer.length() == 0 ? "" : "\r\n").append(line);
        } while (line.length() > 3 && line.charAt(3) == '-');
        return answer.toString();
    }

    private static void say(Socket to, String line) throws IOException {
        OutputStream out = to.getOutputStream();
        out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
