extension ChartScaffold {
    static let definitions = """
        {{/* The chart's name, as labels have it; Kubernetes takes 63 characters. */}}
        {{- define "<CHARTNAME>.name" -}}
        {{- default .Chart.Name .Values.nameOverride | trunc 63 | trimSuffix "-" }}
        {{- end }}

        {{/* The name of objects: that of the release, and of the chart where the release's does not say it. */}}
        {{- define "<CHARTNAME>.fullname" -}}
        {{- $name := default .Chart.Name .Values.nameOverride -}}
        {{- if .Values.fullnameOverride }}
        {{- .Values.fullnameOverride | trunc 63 | trimSuffix "-" }}
        {{- else if contains $name .Release.Name }}
        {{- .Release.Name | trunc 63 | trimSuffix "-" }}
        {{- else }}
        {{- printf "%s-%s" .Release.Name $name | trunc 63 | trimSuffix "-" }}
        {{- end }}
        {{- end }}

        {{/* Name and version of the chart, as a label. */}}
        {{- define "<CHARTNAME>.chart" -}}
        {{- printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" | trunc 63 | trimSuffix "-" }}
        {{- end }}

        {{/* Labels of all objects. */}}
        {{- define "<CHARTNAME>.labels" -}}
        helm.sh/chart: {{ include "<CHARTNAME>.chart" . }}
        {{ include "<CHARTNAME>.selectorLabels" . }}
        {{- with .Chart.AppVersion }}
        app.kubernetes.io/version: {{ . | quote }}
        {{- end }}
        app.kubernetes.io/managed-by: {{ .Release.Service }}
        {{- end }}

        {{/* Labels by which pods are found; they must never change. */}}
        {{- define "<CHARTNAME>.selectorLabels" -}}
        app.kubernetes.io/name: {{ include "<CHARTNAME>.name" . }}
        app.kubernetes.io/instance: {{ .Release.Name }}
        {{- end }}

        {{/* The account that pods run as. */}}
        {{- define "<CHARTNAME>.serviceAccountName" -}}
        {{- $own := ternary (include "<CHARTNAME>.fullname" .) "default" .Values.serviceAccount.create -}}
        {{- default $own .Values.serviceAccount.name }}
        {{- end }}

        """

    static let deployment = """
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: {{ include "<CHARTNAME>.fullname" . }}
          labels:
            {{- include "<CHARTNAME>.labels" . | nindent 4 }}
        spec:
          {{- if not .Values.autoscaling.enabled }}
          replicas: {{ .Values.replicaCount }}
          {{- end }}
          selector:
            matchLabels:
              {{- include "<CHARTNAME>.selectorLabels" . | nindent 6 }}
          template:
            metadata:
              {{- with .Values.podAnnotations }}
              annotations:
                {{- toYaml . | nindent 8 }}
              {{- end }}
              labels:
                {{- include "<CHARTNAME>.labels" . | nindent 8 }}
                {{- with .Values.podLabels }}
                {{- toYaml . | nindent 8 }}
                {{- end }}
            spec:
              serviceAccountName: {{ include "<CHARTNAME>.serviceAccountName" . }}
              {{- with .Values.imagePullSecrets }}
              imagePullSecrets:
                {{- toYaml . | nindent 8 }}
              {{- end }}
              {{- with .Values.podSecurityContext }}
              securityContext:
                {{- toYaml . | nindent 8 }}
              {{- end }}
              containers:
                - name: {{ .Chart.Name }}
                  image: "{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}"
                  imagePullPolicy: {{ .Values.image.pullPolicy }}
                  ports:
                    - name: http
                      containerPort: {{ .Values.service.port }}
                      protocol: TCP
                  {{- range $field := list "securityContext" "livenessProbe" "readinessProbe" "resources" "volumeMounts" }}
                  {{- with index $.Values $field }}
                  {{ $field }}:
                    {{- toYaml . | nindent 12 }}
                  {{- end }}
                  {{- end }}
              {{- range $field := list "volumes" "nodeSelector" "affinity" "tolerations" }}
              {{- with index $.Values $field }}
              {{ $field }}:
                {{- toYaml . | nindent 8 }}
              {{- end }}
              {{- end }}

        """

    static let serviceAccount = """
        {{- if .Values.serviceAccount.create -}}
        apiVersion: v1
        kind: ServiceAccount
        metadata:
          name: {{ include "<CHARTNAME>.serviceAccountName" . }}
          labels:
            {{- include "<CHARTNAME>.labels" . | nindent 4 }}
          {{- with .Values.serviceAccount.annotations }}
          annotations:
            {{- toYaml . | nindent 4 }}
          {{- end }}
        automountServiceAccountToken: {{ .Values.serviceAccount.automount }}
        {{- end }}

        """

    static let autoscaler = """
        {{- with .Values.autoscaling }}
        {{- if .enabled -}}
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata:
          name: {{ include "<CHARTNAME>.fullname" $ }}
          labels:
            {{- include "<CHARTNAME>.labels" $ | nindent 4 }}
        spec:
          scaleTargetRef:
            apiVersion: apps/v1
            kind: Deployment
            name: {{ include "<CHARTNAME>.fullname" $ }}
          minReplicas: {{ .minReplicas }}
          maxReplicas: {{ .maxReplicas }}
          metrics:
            {{- $targets := dict "cpu" .targetCPUUtilizationPercentage "memory" .targetMemoryUtilizationPercentage }}
            {{- range $resource, $percentage := $targets }}
            {{- if $percentage }}
            - type: Resource
              resource:
                name: {{ $resource }}
                target:
                  type: Utilization
                  averageUtilization: {{ $percentage }}
            {{- end }}
            {{- end }}
        {{- end }}
        {{- end }}

        """
}
