package keyparity.oracle;

import java.lang.reflect.Field;
import java.util.Map;

/**
 * The environment variables of this process. Boot reads them past the {@code Environment} where a file imports {@code env:NAME}
 * ({@code SystemEnvironmentConfigDataLocationResolver}), so they have to be those of the case too. Java offers no way to set them:
 * the map behind {@code System.getenv()} is changed, which needs {@code --add-opens java.base/java.util=ALL-UNNAMED}.
 */
final class ProcessVariables {

  private static final Map<String, String> VARIABLES = writable(System.getenv());

  private ProcessVariables() {}

  static void replace(Map<String, String> variables) {
    VARIABLES.clear();
    variables.forEach((name, value) -> {
      if (isPossible(name, value)) {
        VARIABLES.put(name, value);
      }
    });
  }

  /** No process can have other variables; those of a case that are no more than map entries stay in the property source. */
  private static boolean isPossible(String name, String value) {
    return !name.isEmpty() && name.indexOf('=') == -1 && name.indexOf('\0') == -1 && value.indexOf('\0') == -1;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, String> writable(Map<String, String> unmodifiable) {
    try {
      Field map = unmodifiable.getClass().getDeclaredField("m");
      map.setAccessible(true);
      return (Map<String, String>) map.get(unmodifiable);
    } catch (ReflectiveOperationException ex) {
      throw new IllegalStateException(ex);
    }
  }
}
