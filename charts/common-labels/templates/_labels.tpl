{{- define "common-labels.name" -}}
{{- default .Chart.Name .Values.nameOverride | trunc 63 | trimSuffix "-" -}}
{{- end -}}

{{- define "common-labels.labels" -}}
app.kubernetes.io/name: {{ include "common-labels.name" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
{{- range $key, $value := .Values.extraLabels }}
{{ $key }}: {{ tpl $value $ | quote }}
{{- end }}
{{- end -}}

{{- define "common-labels.merged" -}}
{{- $overrides := fromYaml (include (index . 1) (index . 0)) | default (dict) -}}
{{- $base := fromYaml (include (index . 2) (index . 0)) | default (dict) -}}
{{- toYaml (merge $overrides $base) -}}
{{- end -}}
