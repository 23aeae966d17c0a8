package keyparity.oracle;

import java.util.Collection;
import java.util.Iterator;
import java.util.Map;

/** Writes an answer as one line of JSON. */
final class Json {

  private Json() {}

  static String write(Object value) {
    StringBuilder text = new StringBuilder();
    write(value, text);
    return text.toString();
  }

  private static void write(Object value, StringBuilder text) {
    if (value instanceof Map<?, ?> map) {
      text.append('{');
      for (Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator(); entries.hasNext();) {
        Map.Entry<?, ?> entry = entries.next();
        quote((String) entry.getKey(), text);
        text.append(':');
        write(entry.getValue(), text);
        text.append(entries.hasNext() ? "," : "");
      }
      text.append('}');
    } else if (value instanceof Collection<?> collection) {
      text.append('[');
      for (Iterator<?> elements = collection.iterator(); elements.hasNext();) {
        write(elements.next(), text);
        text.append(elements.hasNext() ? "," : "");
      }
      text.append(']');
    } else if (value == null || value instanceof Number || value instanceof Boolean) {
      text.append(value);
    } else {
      quote(value.toString(), text);
    }
  }

  private static void quote(String value, StringBuilder text) {
    text.append('"');
    for (int index = 0; index < value.length(); index++) {
      char character = value.charAt(index);
      if (character == '"' || character == '\\') {
        text.append('\\').append(character);
      } else if (character < ' ' || Character.isSurrogate(character)) {
        text.append(String.format("\\u%04x", (int) character));
      } else {
        text.append(character);
      }
    }
    text.append('"');
  }
}
