package org.standbild.eventstore.embedded;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.BsonConstants;
import de.bwaldvogel.mongo.wire.MongoWireMessageEncoder;
import de.bwaldvogel.mongo.wire.OpCode;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes answers to the client. The documents of a batch are encoded already. */
final class AnswerEncoder extends MongoWireMessageEncoder {

    private static final int BESIDE_THE_BATCH = 512;
    private static final int BESIDE_A_DOCUMENT = 12;

    @Override
    protected ByteBuf allocateBuffer(ChannelHandlerContext context, MongoMessage message, boolean preferDirect)
            throws Exception {
        Batch batch = batchIn(message.getDocument());
        if (batch == null) {
            return super.allocateBuffer(context, message, preferDirect);
        }
        int size = BESIDE_THE_BATCH;
        for (EncodedDocument document : batch.documents()) {
            size += document.size() + BESIDE_A_DOCUMENT;
        }
        return context.alloc().ioBuffer(size);
    }

    @Override
    protected void encode(ChannelHandlerContext context, MongoMessage message, ByteBuf out) {
        Document answer = message.getDocument();
        if (batchIn(answer) == null) {
            super.encode(context, message, out);
            return;
        }
        out.writeIntLE(0);
        out.writeIntLE(message.getHeader().getRequestID());
        out.writeIntLE(message.getHeader().getResponseTo());
        out.writeIntLE(OpCode.OP_MSG.getId());
        out.writeIntLE(message.getFlags());
        out.writeByte(MongoMessage.SECTION_KIND_BODY);
        write(answer, out);
        out.setIntLE(0, out.writerIndex());
    }

    private static @Nullable Batch batchIn(Document answer) {
        if (answer.get("cursor") instanceof Document cursor) {
            for (Object value : cursor.values()) {
                if (value instanceof Batch batch) {
                    return batch;
                }
            }
        }
        return null;
    }

    private static void write(Document document, ByteBuf out) {
        int start = begin(out);
        for (Map.Entry<String, Object> field : document.entrySet()) {
            Object value = field.getValue();
            if (value instanceof Batch batch) {
                name(BsonConstants.TYPE_ARRAY, field.getKey(), out);
                write(batch, out);
            } else if (value instanceof Document nested) {
                name(BsonConstants.TYPE_EMBEDDED_DOCUMENT, field.getKey(), out);
                write(nested, out);
            } else {
                byte type = BsonEncoder.determineType(value);
                name(type, field.getKey(), out);
                BsonEncoder.encodeValue(type, value, out);
            }
        }
        end(start, out);
    }

    private static void write(Batch batch, ByteBuf out) {
        int start = begin(out);
        int index = 0;
        for (EncodedDocument document : batch.documents()) {
            name(BsonConstants.TYPE_EMBEDDED_DOCUMENT, Integer.toString(index++), out);
            document.write(out);
        }
        end(start, out);
    }

    private static int begin(ByteBuf out) {
        int start = out.writerIndex();
        out.writeIntLE(0);
        return start;
    }

    private static void end(int start, ByteBuf out) {
        out.writeByte(BsonConstants.TERMINATING_BYTE);
        out.setIntLE(start, out.writerIndex() - start);
    }

    private static void name(byte type, String name, ByteBuf out) {
        out.writeByte(type);
        out.writeCharSequence(name, StandardCharsets.UTF_8);
        out.writeByte(BsonConstants.STRING_TERMINATION);
    }
}
