extension ChartScaffold {
    static let service = """
        apiVersion: v1
        kind: Service
        metadata:
          name: {{ include "<CHARTNAME>.fullname" . }}
          labels:
            {{- include "<CHARTNAME>.labels" . | nindent 4 }}
        spec:
          type: {{ .Values.service.type }}
          selector:
            {{- include "<CHARTNAME>.selectorLabels" . | nindent 4 }}
          ports:
            - name: http
              port: {{ .Values.service.port }}
              targetPort: http
              protocol: TCP

        """

    static let ingress = """
        {{- with .Values.ingress }}
        {{- if .enabled -}}
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata:
          name: {{ include "<CHARTNAME>.fullname" $ }}
          labels:
            {{- include "<CHARTNAME>.labels" $ | nindent 4 }}
          {{- with .annotations }}
          annotations:
            {{- toYaml . | nindent 4 }}
          {{- end }}
        spec:
          {{- with .className }}
          ingressClassName: {{ . }}
          {{- end }}
          {{- with .tls }}
          tls:
            {{- toYaml . | nindent 4 }}
          {{- end }}
          rules:
            {{- range .hosts }}
            - host: {{ .host | quote }}
              http:
                paths:
                  {{- range .paths }}
                  - path: {{ .path }}
                    pathType: {{ .pathType | default "ImplementationSpecific" }}
                    backend:
                      service:
                        name: {{ include "<CHARTNAME>.fullname" $ }}
                        port:
                          number: {{ $.Values.service.port }}
                  {{- end }}
            {{- end }}
        {{- end }}
        {{- end }}

        """

    static let httpRoute = """
        {{- with .Values.httpRoute }}
        {{- if .enabled -}}
        apiVersion: gateway.networking.k8s.io/v1
        kind: HTTPRoute
        metadata:
          name: {{ include "<CHARTNAME>.fullname" $ }}
          labels:
            {{- include "<CHARTNAME>.labels" $ | nindent 4 }}
          {{- with .annotations }}
          annotations:
            {{- toYaml . | nindent 4 }}
          {{- end }}
        spec:
          parentRefs:
            {{- toYaml .parentRefs | nindent 4 }}
          {{- with .hostnames }}
          hostnames:
            {{- toYaml . | nindent 4 }}
          {{- end }}
          rules:
            {{- range .rules }}
            -
              {{- with .matches }}
              matches:
                {{- toYaml . | nindent 8 }}
              {{- end }}
              {{- with .filters }}
              filters:
                {{- toYaml . | nindent 8 }}
              {{- end }}
              backendRefs:
                - name: {{ include "<CHARTNAME>.fullname" $ }}
                  port: {{ $.Values.service.port }}
                  weight: 1
            {{- end }}
        {{- end }}
        {{- end }}

        """

    static let notes = """
        {{ .Release.Name }} is there. To see it:
        {{- $name := include "<CHARTNAME>.fullname" . }}
        {{- if .Values.httpRoute.enabled }}
        {{- range .Values.httpRoute.hostnames }}
          http://{{ . }}/
        {{- end }}
        {{- else if .Values.ingress.enabled }}
        {{- range $host := .Values.ingress.hosts }}
        {{- range .paths }}
          http{{ if $.Values.ingress.tls }}s{{ end }}://{{ $host.host }}{{ .path }}
        {{- end }}
        {{- end }}
        {{- else if eq .Values.service.type "LoadBalancer" }}
          kubectl get service {{ $name }} --namespace {{ .Release.Namespace }} --watch
        and open http://EXTERNAL-IP:{{ .Values.service.port }}/ once there is an address.
        {{- else }}
          kubectl port-forward service/{{ $name }} 8080:{{ .Values.service.port }} --namespace {{ .Release.Namespace }}
        and open http://127.0.0.1:8080/.
        {{- end }}

        """

    static let connectionTest = """
        apiVersion: v1
        kind: Pod
        metadata:
          name: "{{ include "<CHARTNAME>.fullname" . }}-test-connection"
          labels:
            {{- include "<CHARTNAME>.labels" . | nindent 4 }}
          annotations:
            "helm.sh/hook": test
        spec:
          restartPolicy: Never
          containers:
            - name: wget
              image: busybox
              command: [wget]
              args: ["{{ include "<CHARTNAME>.fullname" . }}:{{ .Values.service.port }}"]

        """
}
