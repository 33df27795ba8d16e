package org.standbild.eventstore.embedded;

import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.MongoThreadFactory;
import de.bwaldvogel.mongo.wire.MongoDatabaseHandler;
import de.bwaldvogel.mongo.wire.MongoExceptionHandler;
import de.bwaldvogel.mongo.wire.MongoWireProtocolHandler;
import de.bwaldvogel.mongo.wire.MongoWireReplyEncoder;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/** Takes connections on a loopback port and has the backend answer what comes over them. */
final class Listener implements AutoCloseable {

    private static final int CONNECTIONS_SERVED_AT_ONCE = 32;
    private static final int CONNECTIONS_WAITING = 100;
    private static final int SECONDS_TO_END = 5;

    private final MongoBackend backend;
    private final EventLoopGroup accepting = threads(1, "mongo-server-boss");
    private final EventLoopGroup serving = threads(CONNECTIONS_SERVED_AT_ONCE, "mongo-server-worker");
    private final ChannelGroup clients = new DefaultChannelGroup("mongodb-channels", serving.next());
    private final Channel channel;

    Listener(MongoBackend backend, int port) {
        this.backend = backend;
        try {
            this.channel = new ServerBootstrap()
                    .group(accepting, serving)
                    .channel(NioServerSocketChannel.class)
                    .option(ChannelOption.SO_BACKLOG, CONNECTIONS_WAITING)
                    .childOption(ChannelOption.TCP_NODELAY, true)
                    .childHandler(new ChannelInitializer<SocketChannel>() {
                        @Override
                        protected void initChannel(SocketChannel client) {
                            client.pipeline()
                                    .addLast(new MongoWireReplyEncoder())
                                    .addLast(new AnswerEncoder())
                                    .addLast(new MongoWireProtocolHandler())
                                    .addLast(new MongoDatabaseHandler(backend, clients))
                                    .addLast(new MongoExceptionHandler());
                        }
                    })
                    .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                    .syncUninterruptibly()
                    .channel();
        } catch (RuntimeException e) {
            stop();
            throw e;
        }
    }

    private static EventLoopGroup threads(int count, String name) {
        return new MultiThreadIoEventLoopGroup(count, new MongoThreadFactory(name), NioIoHandler.newFactory());
    }

    int port() {
        return ((InetSocketAddress) channel.localAddress()).getPort();
    }

    /** Closes the remaining connections first. */
    @Override
    public void close() {
        channel.close().syncUninterruptibly();
        clients.close().syncUninterruptibly();
        stop();
    }

    private void stop() {
        accepting.shutdownGracefully(0, SECONDS_TO_END, TimeUnit.SECONDS);
        serving.shutdownGracefully(0, SECONDS_TO_END, TimeUnit.SECONDS);
        accepting.terminationFuture().syncUninterruptibly();
        serving.terminationFuture().syncUninterruptibly();
        backend.close();
    }
}
