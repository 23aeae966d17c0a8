package keyparity.oracle;

import java.util.LinkedHashMap;
import java.util.Properties;

import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.ConfigurablePropertyResolver;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertiesPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * The environment that SpringApplication creates ({@code ApplicationEnvironment}), with the system properties and environment
 * variables of a case in the place of those of this process.
 */
final class CaseEnvironment extends StandardEnvironment {

  CaseEnvironment(Case given) {
    // The sources are customised by the constructor of the superclass, before this class knows its case: hence replaced here.
    Properties systemProperties = new Properties();
    systemProperties.putAll(given.systemProperties());
    getPropertySources().replace(SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME,
        new PropertiesPropertySource(SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME, systemProperties));
    getPropertySources().replace(SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
        new SystemEnvironmentPropertySource(SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
            new LinkedHashMap<>(given.environmentVariables())));
  }

  @Override
  protected String doGetActiveProfilesProperty() {
    return null;
  }

  @Override
  protected String doGetDefaultProfilesProperty() {
    return null;
  }

  @Override
  protected ConfigurablePropertyResolver createPropertyResolver(MutablePropertySources propertySources) {
    return ConfigurationPropertySources.createPropertyResolver(propertySources);
  }
}
