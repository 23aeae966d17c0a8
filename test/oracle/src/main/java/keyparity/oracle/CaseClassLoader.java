package keyparity.oracle;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;

/**
 * The classpath of a case: its own directory before the libraries. Spring looks for dozens of configuration files on the classpath
 * for every case, and no library here has one, so those look-ups end at the directory.
 */
final class CaseClassLoader extends URLClassLoader {

  CaseClassLoader(Path directory) {
    super(new URL[] { url(directory) }, Oracle.class.getClassLoader());
  }

  @Override
  public URL getResource(String name) {
    URL own = findResource(name);
    return (own != null || !isOfLibrary(name)) ? own : super.getResource(name);
  }

  private static boolean isOfLibrary(String name) {
    return name.startsWith("META-INF/") || name.startsWith("org/") || name.endsWith(".class");
  }

  private static URL url(Path directory) {
    try {
      return directory.toUri().toURL();
    } catch (MalformedURLException ex) {
      throw new IllegalStateException(ex);
    }
  }
}
