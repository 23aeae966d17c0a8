import { describe, expect, it } from 'vitest';
import { secretPiecesIn, showsSecret } from '../src/rules/secret-forms.ts';
import { isSecretName } from '../src/rules/secret-names.ts';

describe('the name of a key', () => {
  it.each([
    'spring.datasource.password',
    'mail.smtp.pass',
    'db.userpass',
    'dbPw',
    'client-secret',
    'clientSecret',
    'orders.api-key',
    'orders.apiKeys[0]',
    'orders.api.keys',
    'passwords[0]',
    'passwords.orders',
    'tokens',
    'tokens[1].text',
    'credentials.value',
    'cloud.aws.credentials.secretKey',
    'password.current',
    'spring.kafka.properties.sasl.jaas.config',
    'spring.kafka.properties[sasl.jaas.config]',
    'alert.webhook-url',
    'spring.cloud.vault.app-role.secret-id',
    'encrypt.key',
    'ORDERS_DB_PASSWORD',
    'ORDERS_API_KEY',
    'ORDERS_TOKENS_0_VALUE',
    'CONNECTION_STRING',
  ])('%s says that its value is a secret', (key) => {
    expect(isSecretName(key)).toBe(true);
  });

  it.each([
    'password.min-length',
    'password.policy.enabled',
    'orders.password-file',
    'token.uri',
    'oauth.token-url',
    'jwt.token.validity',
    'secret.name',
    'credentials.username',
    'credentials.provider',
    'cloud.aws.credentials.instance-profile',
    'management.endpoint.shutdown.enabled',
    'proxy.bypass',
    'ui.compass',
    'travel.visas',
    'llm.max-tokens',
    'MAX_TOKENS',
    'cache.key',
    'storage.key',
    'routing-key',
    'spring.security.oauth2.client.registration.github.client-id',
    'orders.keys[0]',
    'spring.profiles.active',
  ])('%s says nothing', (key) => {
    expect(isSecretName(key)).toBe(false);
  });
});

describe('the form of a value', () => {
  it.each([
    'orders-stage',
    'https://db.acme.internal:5432/orders',
    'https://db.acme.internal:5432/@scope/package',
    'jdbc:postgresql://db.acme.internal:5432/orders?sslmode=require&user=orders',
    'jdbc:postgresql://${DB_USER}:${DB_PASSWORD}@db.acme.internal/orders',
    'jdbc:sqlserver://db.acme.internal;user=orders;password=${DB_PASSWORD}',
    'amqp://{{user}}:{{password}}@mq',
    'Bearer ${ORDERS_TOKEN}',
    '-Xmx1g -Ddb.password=${DB_PASSWORD}',
    'org.hibernate.dialect.PostgreSQL10Dialect',
    'com.acme.orders.infrastructure.messaging.OrderPlacedEventListener2Configuration',
    '0 0/5 * * * ?',
    '%d{yyyy-MM-dd HH:mm:ss.SSS} [%thread] %-5level %logger{36} - %msg%n',
    'acme/orders@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    '7f3e4b1c-9a52-4c1e-8b7d-0d2f6a1e9c33',
    'classpath:keys/public.pem',
    'arn:aws:iam::123456789012:role/orders-service',
    'urn:ietf:params:oauth:grant-type:jwt-bearer',
    'orders-service-v2-prod-eu-west-1-001',
    'select o.id, o.token_id from orders o where o.state = :state',
    'user=orders password=<password> sslmode=require',
    '{"orders": {"zone": "b", "limits": {"max-tokens": 100}}}',
    '2026-11-21T10:15:30.123456789+01:00',
  ])('%s shows no secret', (value) => {
    expect(secretPiecesIn(value).map(({ text }) => text)).toEqual([]);
  });

  it.each([
    ['amqp://orders:swordfish7391@mq.acme.internal/orders', ['swordfish7391']],
    ['jdbc:sqlserver://db;user=orders;password=sword;fish=1', ['sword']],
    ['https://x?url=https://y?token=swordfish7391&a=b', ['swordfish7391']],
    ['required username="orders" password="sword fish";', ['sword fish']],
    ['{"a": {"passwords": ["x1", "y2"]}}', ['x1', 'y2']],
  ])('%s shows %j', (value, expected) => {
    const pieces = secretPiecesIn(value).map(({ text }) => text);
    expect([...new Set(pieces)]).toEqual(expected);
    expect(showsSecret(value)).toBe(true);
  });

  it.each([
    '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b',
    'https://orders.acme.internal/webhooks/payment-events',
    'password: swordfish7391',
    '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----',
  ])('%s is hidden, and no finding', (value) => {
    expect(secretPiecesIn(value)).not.toEqual([]);
    expect(showsSecret(value)).toBe(false);
  });
});
