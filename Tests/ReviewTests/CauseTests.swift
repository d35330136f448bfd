import Charts
import Diffing
import Foundation
import GoTemplate
import TestSupport
import Testing

@testable import Review

/// Which template line and which value is behind a change.
struct CauseTests {
    private let folder: ScratchFolder

    init() throws {
        folder = try ScratchFolder()
        try folder.write([
            "Chart.yaml": "apiVersion: v2\nname: web\nversion: 1.0.0\n",
            "values.yaml": """
            name: web
            replicas: 1
            image: {repository: web, tag: "1"}
            resources: {limits: {cpu: 1, memory: 1Gi}}
            env: {A: a, B: b}
            probe: {enabled: false, path: /}
            config: |
              one
              two
            seed: x
            ingress: {enabled: false}
            """,
            "templates/c.yaml": """
            {{- if .Values.ingress.enabled }}
            apiVersion: networking.k8s.io/v1
            kind: Ingress
            metadata: {name: {{ .Values.name }}}
            {{- end }}
            """,
            "templates/_helpers.tpl": """
            {{- define "image" -}}
            {{ .Values.image.repository }}:{{ .Values.image.tag }}
            {{- end }}
            """,
            "templates/a.yaml": """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: {{ .Values.name }}
            spec:
              replicas: {{ .Values.replicas }}
              template:
                spec:
                  containers:
                    - name: web
                      image: {{ include "image" . }}
                      resources:
                        {{- toYaml .Values.resources | nindent 12 }}
                      env:
                        {{- range $name, $value := .Values.env }}
                        - name: {{ $name }}
                          value: {{ $value }}
                        {{- end }}
                      {{- if .Values.probe.enabled }}
                      livenessProbe:
                        httpGet: {path: {{ .Values.probe.path }}}
                      {{- end }}
            """,
            "templates/b.yaml": """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: config
              annotations:
                rendered: {{ now | date "2006-01-02T15:04:05" | quote }}
            data:
              password: {{ randAlphaNum 12 | quote }}
              config: |
                # {{ .Values.seed }}
                {{- .Values.config | nindent 4 }}
            """,
        ])
    }

    @Test(arguments: [
        ("replicas=2", "spec.replicas <- web/templates/a.yaml:6, from .Values.replicas"),
        (
            "image.tag=2",
            "spec.template.spec.containers[name=web].image <- web/templates/_helpers.tpl:2, from .Values.image.tag"
        ),
        (
            "resources.limits.cpu=2",
            "spec.template.spec.containers[name=web].resources.limits.cpu <- web/templates/a.yaml:13, from .Values.resources.limits.cpu"
        ),
        (
            "resources.limits.memory=null",
            "spec.template.spec.containers[name=web].resources.limits.memory <- web/templates/a.yaml:13, from .Values.resources.limits.memory"
        ),
        (
            "env.B=c",
            "spec.template.spec.containers[name=web].env[name=B].value <- web/templates/a.yaml:17, from .Values.env.B"
        ),
        (
            "env.C=c",
            "spec.template.spec.containers[name=web].env[name=C] <- web/templates/a.yaml:16, from .Values.env.C"
        ),
        (
            "probe.enabled=true",
            "spec.template.spec.containers[name=web].livenessProbe <- web/templates/a.yaml:20, from .Values.probe.enabled"
        ),
        ("seed=y", "data.config <- web/templates/b.yaml:10, from .Values.seed"),
        ("config=one\nthree\n", "data.config <- web/templates/b.yaml:11, from .Values.config"),
    ])
    func oneValue(_ set: String, _ expected: String) throws {
        let report = try ReviewedChart.report(folder.path, to: ReviewedChart.options(set: [set]))
        let kind = expected.hasPrefix("data") ? "ConfigMap " : "Deployment "
        #expect(report.causes.map { $0.components(separatedBy: " set at ")[0] } == [kind + expected])
    }

    @Test
    func ofSeveralValuesTheOnesInTheFieldAreNamed() throws {
        let options = ReviewedChart.options(set: ["image.tag=2", "replicas=3", "image.repository=other"])
        let changes = try ReviewedChart.report(folder.path, to: options).objects.flatMap(\.changes)
        let causes = changes.filter { $0.noise == nil }.map(\.cause)
        #expect(
            causes.map { $0?.origins.map(\.value.text) } == [
                [".Values.replicas"], [".Values.image.repository", ".Values.image.tag"],
            ])
    }

    /// Both were read for the field, and one of them is its text.
    @Test
    func aValueInTheFieldComesBeforeOneThatWasRead() throws {
        try folder.write(
            "templates/d.yaml",
            """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: d}
            data:
              text: {{ if .Values.probe.enabled }}{{ .Values.image.tag }}{{ else }}{{ .Values.seed }}{{ end }}
            """)
        func named(_ set: String...) throws -> [String]? {
            let changes = try ReviewedChart.report(folder.path, to: ReviewedChart.options(set: set)).objects
                .filter { $0.new?.identity.name == "d" }.flatMap(\.changes)
            return changes.first?.cause?.origins.map(\.value.text)
        }
        #expect(try named("probe.enabled=true") == [".Values.probe.enabled"])
        #expect(try named("probe.enabled=true", "image.tag=two") == [".Values.image.tag"])
        #expect(try named("seed=two", "image.tag=two") == [".Values.seed"])
    }

    /// Lines are counted within the document, and in a file that holds several.
    @Test
    func laterDocumentsOfAFileNameTheirOwnLines() throws {
        try folder.write(
            "templates/d.yaml",
            """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: d}
            ---
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: e}
            data:
              fixed: x
              tags: {{ toJson (list "a" .Values.seed) }}
              words:
                - one
                - {{ .Values.seed }}
            """)
        let report = try ReviewedChart.report(folder.path, to: ReviewedChart.options(set: ["seed=y"]))
        let causes = Set(report.causes.map { $0.components(separatedBy: ", from")[0] })
        #expect(
            causes.filter { $0.contains("d.yaml") }.sorted() == [
                "ConfigMap data.tags[1] <- web/templates/d.yaml:10",
                "ConfigMap data.words[1] <- web/templates/d.yaml:13",
            ])
    }

    @Test
    func passwordsAndTimesAreNoise() throws {
        let report = try ReviewedChart.report(folder.path, to: ReviewedChart.options(set: ["replicas=2"]))
        #expect(report.objects.flatMap(\.changes).map(\.noise) == [.random, nil])
    }

    @Test
    func objectsNameTheValueThatAddsThem() throws {
        let on = ReviewedChart.options(set: ["ingress.enabled=true"])
        let added = try ReviewedChart.report(folder.path, to: on).objects.filter { $0.kind == .added }
        #expect(added.map(\.cause?.text) == ["from .Values.ingress.enabled set at --set (before: web/values.yaml:11)"])
        let removed = try ReviewedChart.report(folder.path, from: on, to: ValuesOptions()).objects
        #expect(
            removed.filter { $0.kind == .removed }.map(\.cause?.text) == [
                "from .Values.ingress.enabled set at web/values.yaml:11 (before: --set)"
            ])
    }

    @Test
    func timesAreNoiseWithinTheSameSecond() throws {
        let documents = try ReviewedChart.side(folder.path).render(isShown: false).documents
        let old = ManifestSide(name: "old", namespace: "shop", documents: documents)
        let changes = try Comparison().report(from: old, to: ReviewedChart.side(folder.path)).objects.flatMap(\.changes)
        #expect(changes.map(\.noise) == [.random, .random])
    }

    @Test
    func againstManifestsTheValueInTheFieldIsNamed() throws {
        let documents = try ReviewedChart.side(folder.path).render(isShown: false).documents
        let old = ManifestSide(name: "old", namespace: "shop", documents: documents)
        let new = try ReviewedChart.side(folder.path, ReviewedChart.options(set: ["image.tag=latest"]))
        let causes = try Comparison().report(from: old, to: new).causes
        #expect(
            causes.last == """
                Deployment spec.template.spec.containers[name=web].image <- web/templates/_helpers.tpl:2, \
                from .Values.image.tag set at --set
                """)
    }

    @Test
    func failuresNameTheSide() throws {
        try folder.write("templates/c.yaml", "{{ fail \"no\" }}")
        #expect {
            try ReviewedChart.report(folder.path, to: ValuesOptions())
        } throws: { error in
            error.goMessage.hasPrefix("old side " + folder.path + ": ")
        }
    }

    /// A global is told as the chart has it that hands it down.
    @Test(arguments: [
        ("global.a=x", ".Values.global.a set at --set"),
        ("db.global.a=x", ".Values.db.global.a set at --set (before: web/charts/db/values.yaml:1)"),
    ])
    func globalsOfSubchartsAreThoseOfTheChart(_ set: String, _ origin: String) throws {
        try folder.write([
            "charts/db/Chart.yaml": "apiVersion: v2\nname: db\nversion: 1.0.0\n",
            "charts/db/templates/g.yaml":
                "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: g}\ndata: {a: {{ .Values.global.a }}}\n",
            "charts/db/values.yaml": "global: {a: own}\n",
        ])
        let causes = try ReviewedChart.report(folder.path, to: ReviewedChart.options(set: [set])).causes
        #expect(causes == ["ConfigMap data.a <- web/charts/db/templates/g.yaml:4, from \(origin)"])
    }
}
