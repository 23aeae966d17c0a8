package keyparity.oracle;

import java.io.File;

import org.springframework.cloud.config.server.environment.AbstractScmEnvironmentRepository;
import org.springframework.cloud.config.server.environment.EnvironmentRepository;
import org.springframework.cloud.config.server.environment.NativeEnvironmentProperties;
import org.springframework.cloud.config.server.environment.NativeEnvironmentRepository;
import org.springframework.core.env.StandardEnvironment;

/** The server's repositories as they are made up to Spring Cloud 2021.0. */
final class Repositories {

  private Repositories() {}

  static EnvironmentRepository ofLocations(String[] locations) {
    NativeEnvironmentProperties properties = new NativeEnvironmentProperties();
    properties.setSearchLocations(locations);
    return new NativeEnvironmentRepository(new StandardEnvironment(), properties);
  }

  /** What a git repository is to the server once its label is checked out. */
  static EnvironmentRepository ofWorkingCopy(File directory, String[] searchPaths) {
    return new WorkingCopy(directory, searchPaths);
  }

  private static final class WorkingCopy extends AbstractScmEnvironmentRepository {

    WorkingCopy(File directory, String[] searchPaths) {
      super(new StandardEnvironment());
      setUri(directory.toURI().toString());
      setBasedir(directory);
      setSearchPaths(searchPaths);
    }

    @Override
    public Locations getLocations(String application, String profile, String label) {
      return new Locations(application, profile, label, null, getSearchLocations(getBasedir(), application, profile, label));
    }
  }
}
