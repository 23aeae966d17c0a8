// Manifests of deployments with the make-up that public repositories have. Most applications have none, or a line in the
// docker-compose.yml of their group; every third one has Kubernetes manifests, every sixth a Helm chart with one file of
// values for each environment. The lines name variables, as `env` lists and maps do, and say which profile is active.

/**
 * @param write takes a path and a text
 * @param application `root` of the module, `name`, `group`, `number` among all applications, `keys` that its code asks for
 * @param stages names of environments
 */
export function writeManifests(write, { root, name, group, number, keys }, stages) {
  const variables = variablesOf(keys).map((variable) => [variable, `from-${name}`]);
  if (number % 6 === 0) {
    for (const [path, text] of chart(name, group, variables, stages)) write(`${root}/helm/${path}`, text);
  } else if (number % 3 === 0) {
    write(`${root}/k8s/deployment.yaml`, deployment(name, group, variables));
    write(`${root}/k8s/service.yaml`, service(name));
    write(`${root}/k8s/config-map.yaml`, configMap(name, variables));
  }
  if (number % 4 === 0) write(`${root}/Dockerfile`, dockerfile(name));
}

/** One for each group, with a service for each of its applications. */
export function dockerCompose(applications) {
  const services = applications.map(
    ({ name, keys }) => `  ${name}:
    image: registry.example.org/${name}:latest
    ports:
      - "8080:8080"
    depends_on:
      - postgres
    environment:
      SPRING_PROFILES_ACTIVE: docker
      SPRING_DATASOURCE_URL: jdbc:postgresql://postgres:5432/${name}
${variablesOf(keys)
  .map((variable) => `      ${variable}: "1"\n`)
  .join('')}`,
  );
  return `services:\n  postgres:\n    image: postgres:16\n    environment:\n      - POSTGRES_PASSWORD=example\n${services.join('')}`;
}

function variablesOf(keys) {
  return keys.map((key) => key.replace(/[^a-z0-9]/gi, '_').toUpperCase());
}

function chart(name, group, variables, stages) {
  const values = (stage) => `replicaCount: ${stage === 'prod' ? 3 : 1}
image:
  repository: registry.example.org/group-${group}/${name}
  tag: "1.0.${group}"
env:
  SPRING_PROFILES_ACTIVE: ${stage}
  JAVA_TOOL_OPTIONS: "-XX:MaxRAMPercentage=75"
${variables.map(([key, value]) => `  ${key}: "${value}-${stage}"\n`).join('')}resources:
  limits:
    cpu: 500m
    memory: 768Mi
ingress:
  enabled: true
  hosts:
    - host: ${name}.${stage}.example.org
      paths: ["/"]
`;
  return [
    ['Chart.yaml', `apiVersion: v2\nname: ${name}\nversion: 0.1.0\nappVersion: "1.0"\n`],
    ['values.yaml', values('dev')],
    ...stages.map((stage) => [`values-${stage}.yaml`, values(stage)]),
    [
      'templates/deployment.yaml',
      `apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ .Release.Name }}
spec:
  replicas: {{ .Values.replicaCount }}
  template:
    spec:
      containers:
        - name: ${name}
          image: "{{ .Values.image.repository }}:{{ .Values.image.tag }}"
          env:
            {{- range $name, $value := .Values.env }}
            - name: {{ $name }}
              value: {{ $value | quote }}
            {{- end }}
`,
    ],
  ];
}

function deployment(name, group, variables) {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
  labels:
    app: ${name}
spec:
  replicas: 2
  selector:
    matchLabels:
      app: ${name}
  template:
    metadata:
      labels:
        app: ${name}
    spec:
      containers:
        - name: ${name}
          image: registry.example.org/group-${group}/${name}:1.0
          ports:
            - containerPort: 8080
          env:
            - name: SPRING_PROFILES_ACTIVE
              value: prod
${variables.map(([key, value]) => `            - name: ${key}\n              value: "${value}"\n`).join('')}            - name: SPRING_DATASOURCE_PASSWORD
              valueFrom:
                secretKeyRef:
                  name: ${name}
                  key: password
          envFrom:
            - configMapRef:
                name: ${name}
`;
}

function service(name) {
  return `apiVersion: v1
kind: Service
metadata:
  name: ${name}
spec:
  selector:
    app: ${name}
  ports:
    - port: 80
      targetPort: 8080
`;
}

function configMap(name, variables) {
  return `apiVersion: v1
kind: ConfigMap
metadata:
  name: ${name}
data:
${variables.map(([key, value]) => `  ${key}: "${value}"\n`).join('')}  LOGGING_LEVEL_ROOT: INFO
`;
}

function dockerfile(name) {
  return `FROM eclipse-temurin:21-jre
COPY target/${name}.jar /app.jar
ENV SPRING_PROFILES_ACTIVE=prod
ENTRYPOINT ["java", "-jar", "/app.jar"]
`;
}
