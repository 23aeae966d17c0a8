import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Properties;

/**
 * Reads property files with java.util.Properties. Run as {@code java ReadProperties.java}.
 *
 * <p>stdin: a number of inputs, then for each its length and its bytes. stdout, for each input: 1 byte (0 loaded, 1 refused),
 * the number of entries, and the key and value of each as length and UTF-16 units. Numbers are 32 bit, big endian.
 */
class ReadProperties {

    public static void main(String[] arguments) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(System.in, 1 << 16));
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(System.out, 1 << 16));
        for (int remaining = in.readInt(); remaining > 0; remaining--) {
            byte[] input = new byte[in.readInt()];
            in.readFully(input);
            Properties properties = new Properties();
            boolean refused = false;
            try {
                properties.load(new ByteArrayInputStream(input));
            } catch (IllegalArgumentException malformedEscape) {
                refused = true;
            }
            out.writeByte(refused ? 1 : 0);
            out.writeInt(properties.size());
            for (Map.Entry<Object, Object> entry : properties.entrySet()) {
                write(out, (String) entry.getKey());
                write(out, (String) entry.getValue());
            }
        }
        out.flush();
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        out.writeInt(text.length());
        out.writeChars(text);
    }
}
