extension ChartScaffold {
    static let chartFile = """
        apiVersion: v2
        name: <CHARTNAME>
        description: A Helm chart for Kubernetes
        # application: can be installed. library: only lends its definitions to other charts.
        type: application
        # The version of the chart; to be raised with each change of it, as semantic versioning has it.
        version: 0.1.0
        # The version of what the chart installs; any text, best quoted.
        appVersion: "1.16.0"

        """

    static let ignored = """
        # What stays out of packages of this chart: one pattern a line, as file names have them; ! in front negates.
        .DS_Store
        # Version control
        .git/
        .gitignore
        .svn/
        # Left by editors
        *.bak
        *.orig
        *.swp
        *.tmp
        *~
        .idea/
        .project
        .vscode/

        """

    static let values = """
        # Values of <CHARTNAME> where nobody gives others.

        # How many pods run, unless autoscaling decides.
        replicaCount: 1

        image:
          repository: nginx
          # Always, IfNotPresent or Never
          pullPolicy: IfNotPresent
          # The appVersion of the chart where this is empty.
          tag: ""

        # Secrets to pull the image with.
        imagePullSecrets: []
        # Replaces the chart's name in names of objects.
        nameOverride: ""
        # Replaces these names as a whole.
        fullnameOverride: ""

        serviceAccount:
          # Whether to make an account.
          create: true
          # Whether pods get its token.
          automount: true
          annotations: {}
          # The account's name; made from that of the release where this is empty.
          name: ""

        podAnnotations: {}
        podLabels: {}

        # What pods may do, such as fsGroup: 2000
        podSecurityContext: {}

        # What containers may do, such as
        #   readOnlyRootFilesystem: true
        #   runAsNonRoot: true
        #   runAsUser: 1000
        securityContext: {}

        service:
          type: ClusterIP
          port: 80

        # A way in by an Ingress.
        ingress:
          enabled: false
          className: ""
          annotations: {}
          hosts:
            - host: chart-example.local
              paths:
                - path: /
                  pathType: ImplementationSpecific
          # - secretName: chart-example-tls
          #   hosts: [chart-example.local]
          tls: []

        # A way in by the Gateway API, which a controller in the cluster must serve.
        httpRoute:
          enabled: false
          annotations: {}
          parentRefs:
            - name: gateway
              sectionName: http
          hostnames:
            - chart-example.local
          rules:
            - matches:
                - path:
                    type: PathPrefix
                    value: /

        # Nothing by default, so that the chart runs on small clusters, too; such as
        #   limits: {cpu: 100m, memory: 128Mi}
        #   requests: {cpu: 100m, memory: 128Mi}
        resources: {}

        livenessProbe:
          httpGet:
            path: /
            port: http
        readinessProbe:
          httpGet:
            path: /
            port: http

        autoscaling:
          enabled: false
          minReplicas: 1
          maxReplicas: 100
          targetCPUUtilizationPercentage: 80
          # targetMemoryUtilizationPercentage: 80

        # Further volumes of pods, and where containers have them.
        volumes: []
        volumeMounts: []

        # Where pods may run.
        nodeSelector: {}
        tolerations: []
        affinity: {}

        """
}
