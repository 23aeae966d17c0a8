package keyparity.oracle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The two directories that a case fills: the working directory and the root of the classpath. */
record Folders(Path workingDirectory, Path classpath) {

  /** Replaces what the previous case left with the files of this one. A path that ends with a slash is an empty directory. */
  void fill(Case given) throws IOException {
    empty(this.workingDirectory);
    empty(this.classpath);
    given.workingDirectory().forEach((path, content) -> write(this.workingDirectory, path, content));
    given.classpath().forEach((path, content) -> write(this.classpath, path, content));
  }

  /** The answer with every absolute path of the two directories made relative, so that it is the same on every machine. */
  Map<String, Object> withoutAbsolutePaths(Map<String, Object> answer) {
    Map<String, Object> relative = new LinkedHashMap<>();
    answer.forEach((key, value) -> relative.put(key, relative(value)));
    return relative;
  }

  private Object relative(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> relative = new LinkedHashMap<>();
      map.forEach((key, element) -> relative.put((String) key, relative(element)));
      return relative;
    }
    if (value instanceof List<?> list) {
      List<Object> relative = new ArrayList<>();
      list.forEach((element) -> relative.add(relative(element)));
      return relative;
    }
    return (value instanceof String text) ? relative(text) : value;
  }

  private String relative(String text) {
    return text.replace(this.workingDirectory + "/", "").replace(this.classpath + "/", "");
  }

  private static void write(Path root, String path, byte[] content) {
    try {
      Path file = root.resolve(path).normalize();
      if (!file.startsWith(root)) {
        throw new IllegalArgumentException("Case writes outside its directory: " + path);
      }
      if (path.endsWith("/")) {
        Files.createDirectories(file);
      } else {
        Files.createDirectories(file.getParent());
        Files.write(file, content);
      }
    } catch (IOException ex) {
      throw new UncheckedIOException(ex);
    }
  }

  private static void empty(Path root) throws IOException {
    Files.walkFileTree(root, new SimpleFileVisitor<>() {

      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        Files.delete(file);
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult postVisitDirectory(Path directory, IOException failure) throws IOException {
        if (!directory.equals(root)) {
          Files.delete(directory);
        }
        return FileVisitResult.CONTINUE;
      }
    });
  }
}
