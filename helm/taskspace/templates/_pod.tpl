{{/* The pod of the API or of one worker pool: dict "root" $ "component" "worker-cpu" "role" "worker" "pool" .Values... */}}
{{- define "taskspace.pod" -}}
{{- $root := .root -}}
{{- $pool := .pool -}}
{{- $image := merge (dict) ($pool.image | default dict) $root.Values.image -}}
metadata:
  labels:
    {{- include "taskspace.labels" $root | nindent 4 }}
    app.kubernetes.io/component: {{ .component }}
spec:
  serviceAccountName: {{ include "taskspace.serviceAccount" $root }}
  automountServiceAccountToken: false
  terminationGracePeriodSeconds: 45
  securityContext:
    runAsNonRoot: true
    runAsUser: 10001
    runAsGroup: 10001
    fsGroup: 10001
    seccompProfile:
      type: RuntimeDefault
  {{- with $root.Values.imagePullSecrets }}
  imagePullSecrets:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  containers:
    - name: taskspace
      image: "{{ $image.repository }}:{{ $image.tag | default $root.Chart.AppVersion }}"
      imagePullPolicy: {{ $image.pullPolicy }}
      env:
        - name: TASKSPACE_ROLE
          value: {{ .role }}
        {{- if eq .role "worker" }}
        - name: TASKSPACE_WORKERS
          value: {{ $pool.threads | quote }}
        {{- end }}
        - name: TASKSPACE_STARTER
          value: {{ and (eq .role "api") $root.Values.starter | quote }}
        - name: TASKSPACE_MAX_UPLOAD
          value: {{ $root.Values.maxUpload | quote }}
        - name: SPRING_DATASOURCE_URL
          value: {{ printf "jdbc:postgresql://%s:%d/%s?sslmode=%s" $root.Values.database.host (int $root.Values.database.port) $root.Values.database.name $root.Values.database.sslMode | quote }}
        - name: SPRING_DATASOURCE_USERNAME
          value: {{ $root.Values.database.username | quote }}
        - name: SPRING_DATASOURCE_PASSWORD
          valueFrom:
            secretKeyRef:
              name: {{ $root.Values.database.existingSecret }}
              key: {{ $root.Values.database.passwordKey }}
        {{- with $root.Values.access.existingSecret }}
        - name: TASKSPACE_ACCESS_ADMIN_KEY
          valueFrom:
            secretKeyRef:
              name: {{ . }}
              key: {{ $root.Values.access.adminKey }}
        {{- end }}
        {{- with $root.Values.extraEnv }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
      ports:
        - name: http
          containerPort: 8080
      startupProbe:
        httpGet:
          path: /actuator/health/liveness
          port: http
        periodSeconds: 2
        failureThreshold: 60
      livenessProbe:
        httpGet:
          path: /actuator/health/liveness
          port: http
        periodSeconds: 10
        timeoutSeconds: 5
        failureThreshold: 6
      readinessProbe:
        httpGet:
          path: /actuator/health/readiness
          port: http
        periodSeconds: 5
        timeoutSeconds: 5
      {{- $resources := deepCopy $pool.resources }}
      {{- if $pool.gpus }}
      {{- $_ := set $resources "limits" (merge (dict "nvidia.com/gpu" ($pool.gpus | int)) ($resources.limits | default dict)) }}
      {{- end }}
      resources:
        {{- toYaml $resources | nindent 8 }}
      securityContext:
        allowPrivilegeEscalation: false
        readOnlyRootFilesystem: true
        capabilities:
          drop: [ALL]
      volumeMounts:
        - name: home
          mountPath: /var/lib/taskspace
        - name: tmp
          mountPath: /tmp
  volumes:
    - name: home
      emptyDir:
        sizeLimit: {{ $pool.scratch }}
    - name: tmp
      emptyDir:
        sizeLimit: 1Gi
  {{- with $pool.nodeSelector }}
  nodeSelector:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- with $pool.tolerations }}
  tolerations:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- with $pool.affinity }}
  affinity:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  topologySpreadConstraints:
    - maxSkew: 1
      topologyKey: kubernetes.io/hostname
      whenUnsatisfiable: ScheduleAnyway
      labelSelector:
        matchLabels:
          {{- include "taskspace.selector" $root | nindent 10 }}
          app.kubernetes.io/component: {{ .component }}
{{- end -}}
