import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.boot.env.PropertiesPropertySourceLoader;
import org.springframework.boot.origin.OriginTrackedValue;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ByteArrayResource;

/**
 * Reads property files with Spring Boot's loader. Run as {@code java -cp <spring-boot, spring-core, spring-jcl> ReadBootDocuments.java}.
 *
 * <p>stdin as for {@code ReadProperties}. stdout, for each input: 1 byte (0 loaded, 1 refused), the number of documents, and for
 * each document the number of its entries and the key, value and origin ({@code line:column}) of each.
 */
class ReadBootDocuments {

    public static void main(String[] arguments) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(System.in, 1 << 16));
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(System.out, 1 << 16));
        PropertiesPropertySourceLoader loader = new PropertiesPropertySourceLoader();
        for (int remaining = in.readInt(); remaining > 0; remaining--) {
            byte[] input = new byte[in.readInt()];
            in.readFully(input);
            List<PropertySource<?>> documents = List.of();
            boolean refused = false;
            try {
                documents = loader.load("input", new ByteArrayResource(input));
            } catch (IllegalStateException malformedEscape) {
                refused = true;
            }
            out.writeByte(refused ? 1 : 0);
            out.writeInt(documents.size());
            for (PropertySource<?> document : documents) {
                Map<?, ?> values = (Map<?, ?>) document.getSource();
                out.writeInt(values.size());
                for (Map.Entry<?, ?> entry : values.entrySet()) {
                    OriginTrackedValue value = (OriginTrackedValue) entry.getValue();
                    write(out, (String) entry.getKey());
                    write(out, (String) value.getValue());
                    write(out, ((TextResourceOrigin) value.getOrigin()).getLocation().toString());
                }
            }
        }
        out.flush();
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        out.writeInt(text.length());
        out.writeChars(text);
    }
}
