import Foundation
import GoTemplate
import TestSupport
import Testing

@testable import Review

/// Whatever a repository holds, a review ends, and says what it could not follow.
struct HostileRepositoryTests {
    private static let application = """
        apiVersion: argoproj.io/v1alpha1
        kind: Application
        metadata: {name: web}
        spec:
          destination: {namespace: shop}
          source:
            repoURL: \(ReviewedRepository.address)
            path: charts/web
            helm: {valueFiles: [prod.yaml], valuesObject: {a: [1, {b: 2}]}, parameters: [{name: c, value: "1"}]}
        """

    private static let files = [
        "app.yaml": application,
        "set.yaml": """
        apiVersion: argoproj.io/v1alpha1
        kind: ApplicationSet
        metadata: {name: all}
        spec:
          goTemplate: true
          generators:
            - matrix:
                generators:
                  - list: {elements: [{a: 1}]}
                  - git: {repoURL: "\(ReviewedRepository.address)", files: [{path: "**/config.json"}]}
          template: {metadata: {name: "{{.a}}"}, spec: {source: {path: charts/web, helm: {valuesObject: {x: "{{.path.path}}"}}}}}
        """,
        "flux.yaml": """
        apiVersion: helm.toolkit.fluxcd.io/v2
        kind: HelmRelease
        metadata: {name: web, namespace: shop}
        spec:
          chart: {spec: {chart: charts/web, sourceRef: {kind: GitRepository, name: x}, valuesFiles: [values.yaml]}}
          valuesFrom: [{kind: ConfigMap, name: web, valuesKey: a, targetPath: b.c}]
          values: {b: 1}
        """,
        "k/kustomization.yaml": """
        resources: [../flux.yaml]
        patches: [{target: {kind: HelmRelease}, patch: "[{op: add, path: /spec/values/x, value: 1}]"}]
        helmCharts: [{name: web, valuesInline: {a: 1}, additionalValuesFiles: [v.yaml]}]
        helmGlobals: {chartHome: ../charts}
        """,
        "k/v.yaml": "a: 1\n",
        "helmfile.yaml":
            "releases:\n  - {name: web, chart: ./charts/web, values: [{a: 1}, k/v.yaml], set: [{name: b, value: c}]}\n",
        "batch.yaml": "- {name: b, chart: charts/web, values: [k/v.yaml], set: x=1, setFile: f=k/v.yaml}\n",
        "stages.yaml":
            "chart: charts/web\nrelease: web\nstages: [{name: one}, {name: two, values: [{a: 1}], set: b=2}]\n",
        "configs/config.json": #"{"cluster": {"name": "x"}}"#,
        "charts/web/ci/a-values.yaml": "a: 2\n", "charts/web/prod.yaml": "a: prod\n",
    ]

    @Test
    func mutilatedFilesEndNothing() throws {
        let repository = try ReviewedRepository(Self.files)
        var random = SeededRandom(seed: 7)
        let names = Self.files.keys.sorted()
        for round in 0..<80 {
            let name = names[round % names.count]
            let text = Array((Self.files[name] ?? "").utf8)
            try repository.write([name: String(decoding: Self.mutilated(text, &random), as: UTF8.self)])
            _ = try repository.review()
            try repository.write([name: Self.files[name] ?? ""])
        }
        #expect(try repository.review().changes == [])
    }

    /// A text that is cut, repeated or has other bytes here and there.
    private static func mutilated(_ text: [UInt8], _ random: inout SeededRandom) -> [UInt8] {
        var text = text
        for _ in 0..<Int.random(in: 1...4, using: &random) {
            guard let place = text.indices.randomElement(using: &random) else { return text }
            switch Int.random(in: 0...3, using: &random) {
            case 0: text.removeSubrange(place..<min(text.count, place + Int.random(in: 1...12, using: &random)))
            case 1: text.insert(contentsOf: text[..<place].suffix(20), at: place)
            case 2: text[place] = Array("[]{}:,-\"'&*!|>$%@~\n \t0a".utf8).randomElement(using: &random) ?? 0x20
            default: text.insert(contentsOf: Array("\n- {a: *b}\n".utf8), at: place)
            }
        }
        return text
    }

    @Test
    func whatNamesItselfEnds() throws {
        let laughs = (1...12).map { "  l\($0): &l\($0) [\(String(repeating: "*l\($0 - 1), ", count: 10))]" }
        let repository = try ReviewedRepository([
            "laughs.yaml": "kind: Application\nx:\n  l0: &l0 lol\n" + laughs.joined(separator: "\n") + "\n",
            "set.yaml": """
            apiVersion: argoproj.io/v1alpha1
            kind: ApplicationSet
            metadata: {name: all}
            spec:
              goTemplate: true
              generators: [{list: {elements: [{a: 1}]}}]
              template: {metadata: {name: '{{range until 100000}}{{range until 100000}}x{{end}}{{end}}'}, spec: {source: {path: charts/web}}}
            """,
            "charts/web/Chart.yaml":
                "apiVersion: v2\nname: web\nversion: 1.0.0\ndependencies: [{name: web, version: 1.0.0, repository: 'file://.'}]\n",
            "app.yaml": Self.application,
        ])
        try repository.write(["charts/web/values.yaml": "a: other\n"])
        let lines = try repository.review().lines
        #expect(lines.contains { $0.hasPrefix("not resolved: laughs.yaml: cannot be read") }, "\(lines)")
        #expect(lines.contains { $0.hasPrefix("not resolved: set.yaml:3: ApplicationSet all: ") }, "\(lines)")
        #expect(lines.contains { $0.hasPrefix("failed: app.yaml: web: ") }, "\(lines)")
    }

    /// A stranger's change would have it shown in a comment.
    @Test
    func nothingOutsideOfTheRepositoryIsShown() throws {
        let outside = try ScratchFolder(["token.txt": "hunter2"])
        try outside.write(ReviewedRepository.chart("lib"))
        func lines(_ change: (ReviewedRepository) throws -> Void) throws -> [String] {
            let repository = try ReviewedRepository(["app.yaml": Self.application, "charts/web/prod.yaml": "a: 1\n"])
            try change(repository)
            let review = try repository.review()
            #expect(!review.changes.contains { $0.contains("hunter2") || $0.contains("lib") })
            return review.lines
        }
        let linked = try lines { repository in
            try repository.write([
                "charts/web/templates/map.yaml":
                    "kind: ConfigMap\nmetadata: {name: m}\ndata: {a: {{ .Files.Get \"a.txt\" | quote }}}\n"
            ])
            let link = repository.folder.path("charts/web/a.txt").text
            try FileManager.default.createSymbolicLink(
                atPath: link, withDestinationPath: outside.path("token.txt").text)
        }
        #expect(
            linked.contains {
                $0.hasPrefix("failed: app.yaml: web: ") && $0.contains("charts/web/a.txt leads out of the repository")
            },
            "\(linked)")
        let named = try lines { repository in
            try repository.write([
                "charts/web/Chart.yaml":
                    "apiVersion: v2\nname: web\nversion: 1.0.0\ndependencies: [{name: lib, version: 1.0.0, repository: 'file://\(outside.path("lib").text)'}]\n"
            ])
        }
        #expect(
            named.contains {
                $0.hasPrefix("failed: app.yaml: web: ") && $0.contains("lib leads out of the repository")
            }, "\(named)")
    }

    @Test
    func matricesEnd() throws {
        let list = "{list: {elements: [" + (1...101).map { "{a: \($0)}" }.joined(separator: ", ") + "]}}"
        let set = """
            apiVersion: argoproj.io/v1alpha1
            kind: ApplicationSet
            metadata: {name: all}
            spec:
              generators: [{matrix: {generators: [\(list), \(list)]}}]
              template: {metadata: {name: x}, spec: {source: {repoURL: x}}}
            """
        let lines = try ReviewedRepository(["set.yaml": set]).review().lines
        #expect(lines == ["not resolved: set.yaml:3: ApplicationSet all: it comes to more than 10000 applications"])
    }
}
