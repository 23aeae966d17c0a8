package keyparity.oracle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.springframework.boot.context.properties.bind.validation.BindValidationException;

/** An exception as data: simple class names and messages, from the outermost to the root cause. */
final class Failure {

  /** The identity that {@code Object.toString} prints differs from run to run. */
  private static final Pattern IDENTITY = Pattern.compile("(\\b[a-z][\\w$]*\\.[\\w.$]*[A-Z][\\w$]*(?:;)?)@[0-9a-f]{1,8}\\b");

  private Failure() {}

  static Map<String, Object> of(Throwable thrown) {
    List<Object> classes = new ArrayList<>();
    List<Object> messages = new ArrayList<>();
    for (Throwable cause : chain(thrown)) {
      classes.add(cause.getClass().getSimpleName());
      messages.add(message(cause));
    }
    Map<String, Object> failure = new LinkedHashMap<>();
    failure.put("classes", classes);
    failure.put("messages", messages);
    return failure;
  }

  static List<Throwable> chain(Throwable thrown) {
    List<Throwable> chain = new ArrayList<>();
    for (Throwable cause = thrown; cause != null && !chain.contains(cause); cause = cause.getCause()) {
      chain.add(cause);
    }
    return chain;
  }

  private static String message(Throwable thrown) {
    String message = thrown.getMessage();
    if (thrown instanceof BindValidationException) {
      // The violations behind the first line come in no particular order.
      return message.lines().findFirst().orElse(message);
    }
    return (message != null) ? IDENTITY.matcher(message).replaceAll("$1@…") : null;
  }
}
