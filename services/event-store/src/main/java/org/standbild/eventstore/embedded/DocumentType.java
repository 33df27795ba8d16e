package org.standbild.eventstore.embedded;

import de.bwaldvogel.mongo.bson.Document;
import java.nio.ByteBuffer;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** A stored document. */
final class DocumentType extends BasicDataType<Document> {

    static final DocumentType INSTANCE = new DocumentType();

    @Override
    public int getMemory(Document document) {
        return Bytes.memory(document);
    }

    @Override
    public void write(WriteBuffer buffer, Document document) {
        Bytes.write(buffer, document);
    }

    @Override
    public Document read(ByteBuffer buffer) {
        return Bytes.read(buffer);
    }

    @Override
    public Document[] createStorage(int size) {
        return new Document[size];
    }
}
