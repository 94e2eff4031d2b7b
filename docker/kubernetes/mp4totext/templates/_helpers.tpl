{{- define "mp4totext.name" -}}
{{ .Release.Name | trunc 40 | trimSuffix "-" }}
{{- end }}

{{- define "mp4totext.selector" -}}
app.kubernetes.io/name: mp4totext
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .component }}
{{- with .lane }}
mp4totext/lane: {{ . }}
{{- end }}
{{- end }}

{{- define "mp4totext.labels" -}}
{{ include "mp4totext.selector" . }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ .root.Chart.Name }}-{{ .root.Chart.Version }}
{{- end }}

{{- define "mp4totext.image" -}}
{{- $images := .root.Values.images }}
{{- $own := ternary $images.workerTag "" (eq .name "worker") }}
image: {{ $images.registry }}/mp4totext-{{ .name }}:{{ coalesce .tag $own $images.tag .root.Chart.AppVersion }}
imagePullPolicy: {{ $images.pullPolicy }}
{{- end }}

{{/* Settings and keys of Secrets as environment variables; `parts` names those that the process reads, `own` has settings
of this pod. */}}
{{- define "mp4totext.env" -}}
- {name: DATA_DIR, value: /data}
- {name: WATCH_LISTEN, value: "0.0.0.0:9464"}
{{- $root := .root }}
{{- $all := dict }}
{{- range .parts }}{{ $all = mergeOverwrite $all (deepCopy (index $root.Values.settings . | default dict)) }}{{ end }}
{{- range $name, $value := mergeOverwrite $all (.own | default dict) }}
- {name: {{ $name }}, value: {{ $value | toString | quote }}}
{{- end }}
{{- range .parts }}
{{- $secret := index $root.Values.secrets . }}
{{- range $secret.required }}
- {name: {{ . }}, valueFrom: {secretKeyRef: {name: {{ $secret.name }}, key: {{ . }}}}}
{{- end }}
{{- range $secret.optional }}
- {name: {{ . }}, valueFrom: {secretKeyRef: {name: {{ $secret.name }}, key: {{ . }}, optional: true}}}
{{- end }}
{{- end }}
{{- end }}

{{- define "mp4totext.pod" -}}
automountServiceAccountToken: false
enableServiceLinks: false
securityContext:
  runAsNonRoot: true
  runAsUser: 10001
  runAsGroup: 10001
  fsGroup: 10001
  fsGroupChangePolicy: OnRootMismatch
  seccompProfile: {type: RuntimeDefault}
{{- with .Values.images.pullSecrets }}
imagePullSecrets: {{- toYaml . | nindent 2 }}
{{- end }}
{{- end }}

{{- define "mp4totext.locked" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities: {drop: [ALL]}
{{- end }}

{{/* A process at work: what watches it. */}}
{{- define "mp4totext.probes" -}}
ports:
  - {name: watch, containerPort: 9464}
{{- with .extra }}
  {{- toYaml . | nindent 2 }}
{{- end }}
# It opens the port when its engines are there; a download of a model goes on afterwards.
startupProbe:
  httpGet: {path: /healthz, port: watch}
  periodSeconds: 5
  timeoutSeconds: 6
  failureThreshold: 120
livenessProbe:
  httpGet: {path: /healthz, port: watch}
  periodSeconds: 15
  timeoutSeconds: 6
  failureThreshold: 3
readinessProbe:
  httpGet: {path: /readyz, port: watch}
  periodSeconds: 10
  timeoutSeconds: 6
  failureThreshold: 3
{{- end }}

{{/* Two bots share one database. Each pod would have a SQLite file of its own, and both would serve. */}}
{{- define "mp4totext.checkReplicas" -}}
{{- if gt (int .Values.bot.replicas) 1 }}
{{- $shared := .Values.secrets.shared }}
{{- $address := index (.Values.settings.shared | default dict) "DATABASE_URL" | default "" }}
{{- if or (hasPrefix "sqlite" $address) (not (or $address (has "DATABASE_URL" (concat $shared.required $shared.optional)))) }}
{{- fail "bot.replicas above 1 needs PostgreSQL: name a Secret with its DATABASE_URL in secrets.shared, or set bot.replicas=1" }}
{{- end }}
{{- end }}
{{- end }}

{{/* With a webhook a standby is not ready: the Service must not lead Telegram there. */}}
{{- define "mp4totext.standbyIsNotReady" -}}
{{- if and .Values.bot.webhook.enabled (gt (int .Values.bot.replicas) 1) }}yes{{ end }}
{{- end }}

{{/* Every recording has a lane, and all workers agree on what is short. */}}
{{- define "mp4totext.checkLanes" -}}
{{- $lanes := .Values.worker.lanes }}
{{- range $lane, $own := $lanes }}
{{- if not (has $lane (list "all" "short" "long")) }}
{{- fail (printf "worker.lanes has %q: short, long or all" $lane) }}
{{- end }}
{{- if hasKey ($own.settings | default dict) "SHORT_MINUTES" }}
{{- fail "SHORT_MINUTES must be the same in all lanes: set it in settings.shared" }}
{{- end }}
{{- end }}
{{- range $part := list "bot" "worker" }}
{{- if hasKey (index $.Values.settings $part | default dict) "SHORT_MINUTES" }}
{{- fail (printf "SHORT_MINUTES is in settings.%s: set it in settings.shared, since workers take jobs and the bot counts them by it" $part) }}
{{- end }}
{{- end }}
{{- if and $lanes (not (hasKey $lanes "all")) (not (and (hasKey $lanes "short") (hasKey $lanes "long"))) }}
{{- fail "worker.lanes leaves out recordings: name short and long, or all" }}
{{- end }}
{{- end }}

{{/* How the workers of a lane are scaled: `autoscaling`, with what the lane has of its own. The queue's key does not tell
lanes apart, so it scales those that take long recordings. */}}
{{- define "mp4totext.scaling" -}}
{{- $own := index (.root.Values.worker.lanes | default dict) .lane | default dict }}
{{- $scaling := mergeOverwrite (deepCopy .root.Values.autoscaling) (deepCopy ($own.autoscaling | default dict)) }}
{{- if and (eq .lane "short") (eq $scaling.trigger "redis") }}{{ $_ := set $scaling "enabled" false }}{{ end }}
{{- toYaml $scaling }}
{{- end }}

{{/* Unfinished jobs that the workers of a lane may take. Several bots show the same gauges, so the larger one counts. */}}
{{- define "mp4totext.jobsOfLane" -}}
{{- $length := ternary "" (printf ", length=%q" .lane) (has .lane (list "" "all")) -}}
sum(max by (state, length) (mp4totext_jobs{namespace="{{ .root.Release.Namespace }}"{{ $length }}}))
{{- end }}

{{/* The workers of a lane; the name has no lane when there is one Deployment for all recordings. */}}
{{- define "mp4totext.worker" -}}
{{ include "mp4totext.name" .root }}-worker{{ with .lane }}-{{ . }}{{ end }}
{{- end }}
