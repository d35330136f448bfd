{{- define "bookinfo.host" -}}
reviews.{{ .Release.Namespace }}.svc.cluster.local
{{- end }}

{{- define "bookinfo.route" -}}
- destination:
    host: {{ include "bookinfo.host" .root }}
    subset: {{ .version }}
{{- with .weight }}
  weight: {{ . }}
{{- end }}
{{- end }}
