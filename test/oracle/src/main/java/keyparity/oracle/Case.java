package keyparity.oracle;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One question to the oracle; README.md describes the fields. */
final class Case {

  private final Map<String, Object> fields;

  Case(Map<String, Object> fields) {
    this.fields = fields;
  }

  String id() {
    return String.valueOf(this.fields.get("id"));
  }

  Map<String, byte[]> classpath() {
    return files("cp");
  }

  Map<String, byte[]> workingDirectory() {
    return files("fs");
  }

  Map<String, String> java() {
    return texts("java");
  }

  /** XML files and classes of a context without Spring Boot. */
  List<String> context() {
    return list("context");
  }

  Map<String, String> environmentVariables() {
    return texts("env");
  }

  Map<String, String> systemProperties() {
    return texts("sys");
  }

  Map<String, String> defaultProperties() {
    return texts("defaults");
  }

  /** Asks for the time that the work takes instead of what comes of it. */
  boolean timed() {
    return Boolean.TRUE.equals(this.fields.get("timed"));
  }

  List<String> lookups() {
    return list("get");
  }

  List<String> embedded() {
    return list("embedded");
  }

  List<String> lists() {
    return list("list");
  }

  List<String> maps() {
    return list("map");
  }

  /** The arguments of the command line; the field {@code profiles} is short for {@code --spring.profiles.active}. */
  String[] arguments() {
    List<String> arguments = new ArrayList<>(list("args"));
    List<String> profiles = list("profiles");
    if (!profiles.isEmpty()) {
      arguments.add("--spring.profiles.active=" + String.join(",", profiles));
    }
    return arguments.toArray(new String[0]);
  }

  private Map<String, byte[]> files(String field) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    texts(field).forEach((path, text) -> files.put(path, text.getBytes(StandardCharsets.UTF_8)));
    texts(field + "64").forEach((path, text) -> files.put(path, Base64.getDecoder().decode(text)));
    return files;
  }

  private Map<String, String> texts(String field) {
    Map<String, String> texts = new LinkedHashMap<>();
    if (this.fields.get(field) instanceof Map<?, ?> map) {
      map.forEach((key, value) -> texts.put((String) key, (String) value));
    }
    return texts;
  }

  private List<String> list(String field) {
    List<String> texts = new ArrayList<>();
    if (this.fields.get(field) instanceof List<?> list) {
      list.forEach((element) -> texts.add((String) element));
    }
    return texts;
  }
}
