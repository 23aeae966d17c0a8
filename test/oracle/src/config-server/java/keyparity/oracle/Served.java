package keyparity.oracle;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.cloud.config.environment.Environment;
import org.springframework.cloud.config.environment.PropertySource;
import org.springframework.cloud.config.environment.PropertyValueDescriptor;
import org.springframework.cloud.config.server.environment.EnvironmentRepository;

/** The repository of a case, and what the server answers from it. */
final class Served {

  private final Map<String, Object> fields;

  private final EnvironmentRepository repository;

  Served(Map<String, Object> fields, Folders folders) {
    this.fields = fields;
    this.repository = fields.containsKey("searchPaths")
        ? Repositories.ofWorkingCopy(folders.workingDirectory().resolve("repo").toFile(), texts("searchPaths"))
        : Repositories.ofLocations(texts("locations"));
  }

  EnvironmentRepository repository() {
    return this.repository;
  }

  /** The answer to {@code /{application}/{profiles}/{label}}, highest precedence first. */
  List<Object> answer() {
    Environment environment = this.repository.findOne((String) this.fields.get("application"),
        (String) this.fields.get("asked"), (String) this.fields.get("label"), true);
    List<Object> sources = new ArrayList<>();
    for (PropertySource source : environment.getPropertySources()) {
      Map<String, Object> properties = new LinkedHashMap<>();
      source.getSource().forEach((key, value) -> properties.put(String.valueOf(key),
          text((value instanceof PropertyValueDescriptor described) ? described.getValue() : value)));
      Map<String, Object> description = new LinkedHashMap<>();
      description.put("name", source.getName());
      description.put("properties", properties);
      sources.add(description);
    }
    return sources;
  }

  /** Empty lists and maps are objects, which clients read as an empty text. */
  private static String text(Object value) {
    boolean isEmpty = (value instanceof Collection<?> list && list.isEmpty()) || (value instanceof Map<?, ?> map && map.isEmpty());
    return isEmpty ? "" : String.valueOf(value);
  }

  private String[] texts(String field) {
    List<String> texts = new ArrayList<>();
    if (this.fields.get(field) instanceof List<?> list) {
      list.forEach((element) -> texts.add((String) element));
    }
    return texts.toArray(new String[0]);
  }
}
