/**
 * Images of what stands beside an application: databases, brokers, proxies. None of them runs code of the repository, whatever folder
 * their manifests lie in.
 */
const products: ReadonlySet<string> = new Set([
  ...[
    'postgres',
    'postgresql',
    'postgis',
    'mysql',
    'mysql-server',
    'mariadb',
    'mongo',
    'mongodb',
    'cassandra',
    'couchdb',
  ],
  ...['redis', 'redis-stack', 'redis-sentinel', 'valkey', 'memcached', 'hazelcast', 'etcd', 'consul', 'vault'],
  ...['rabbitmq', 'kafka', 'cp-kafka', 'cp-zookeeper', 'zookeeper', 'activemq', 'activemq-artemis', 'nats', 'pulsar'],
  ...['elasticsearch', 'opensearch', 'kibana', 'logstash', 'filebeat', 'fluentd', 'fluent-bit', 'solr'],
  ...['nginx', 'httpd', 'traefik', 'haproxy', 'envoy', 'caddy', 'kong', 'oauth2-proxy', 'keycloak'],
  ...[
    'grafana',
    'prometheus',
    'alertmanager',
    'loki',
    'tempo',
    'jaeger',
    'all-in-one',
    'zipkin',
    'opentelemetry-collector',
  ],
  ...['minio', 'localstack', 'wiremock', 'mailhog', 'mailpit', 'greenmail', 'adminer', 'pgadmin4', 'busybox', 'alpine'],
]);

export function isProduct(name: string): boolean {
  return products.has(name.toLowerCase());
}
