import Charts
import Failures
import GoTemplate
import TestSupport
import Testing

@testable import Review

/// Where values were last set, in Helm's precedence.
struct ValueProvenanceTests {
    private static let chart = [
        "app/Chart.yaml": """
        apiVersion: v2
        name: app
        version: 1.0.0
        dependencies:
          - name: db
            version: 1.0.0
            alias: store
            import-values:
              - child: shared
                parent: fromChild
          - name: cache
            version: 1.0.0
        """,
        "app/values.yaml": """
        # the application
        image:
          repository: web
          tag: "1"
        hosts: [a, b]
        store:
          size: 1Gi
        global:
          region: eu
        base: &base
          x: 1
        derived:
          <<: *base
          y: 2
        """,
        "app/charts/db/Chart.yaml": "apiVersion: v2\nname: db\nversion: 1.0.0\n",
        "app/charts/db/values.yaml": "size: 5Gi\nclass: slow\nglobal:\n  region: us\n  zone: z\nshared:\n  key: k\n",
        "app/charts/cache/Chart.yaml": "apiVersion: v2\nname: cache\nversion: 1.0.0\n",
        "app/charts/cache/values.yaml": "memory: 64Mi\n",
        "app/templates/x.yaml": "",
        "prod.yaml": "image:\n  tag: \"2\"\n---\n# second\nhosts:\n  - c\n  - d\n",
        "more.yaml": "image: {pullPolicy: Always}\nstore:\n  class: fast\n",
    ]

    private func place(of path: [ValuePath.Component], _ options: (GoString) -> ValuesOptions) throws -> String? {
        let folder = try ScratchFolder()
        try folder.write(Self.chart)
        let values = try UserValues(options(folder.path + "/"), files: ValuesFiles())
        let chart = try ChartLoader.load(folder.path + "/app", log: Log())
        try Dependencies.process(chart, userValues: values.copy(), log: Log())
        let place = ValueProvenance(chart: chart, userValues: values).place(of: ValuePath(path))
        return place?.description.text.replacing(folder.url.path + "/", with: "")
    }

    private func path(_ text: String) -> [ValuePath.Component] {
        text.split(separator: ".").map { part in Int(part).map { .index($0) } ?? .key(GoString(part)) }
    }

    @Test(
        arguments: [
            ("image.repository", "app/values.yaml:3"), ("image.tag", "prod.yaml:2"), ("hosts.1", "prod.yaml:7"),
            ("hosts", "prod.yaml:5"), ("image.pullPolicy", "more.yaml:1"), ("store.size", "app/values.yaml:7"),
            ("store.class", "more.yaml:3"), ("cache.memory", "app/charts/cache/values.yaml:1"),
            ("store.global.region", "app/values.yaml:9"), ("store.global.zone", "app/charts/store/values.yaml:5"),
            ("fromChild.key", "app/charts/store/values.yaml:7"), ("derived.x", "app/values.yaml:11"),
            ("derived.y", "app/values.yaml:14"), ("nothing", nil),
        ] as [(String, String?)])
    func filesAndCharts(_ path: String, _ expected: String?) throws {
        let found = try place(of: self.path(path)) { folder in
            ReviewedChart.options(files: [folder + "prod.yaml", folder + "more.yaml"])
        }
        #expect(found == expected)
    }

    @Test(arguments: [
        ("image.tag", "--set-string"), ("image.repository", "--set"), ("hosts.0", "--set-json"),
        ("hosts.1", "prod.yaml:7"), ("store.size", "--set-literal"), ("image.pullPolicy", "--set"),
        ("cache.memory", "--set"),
    ])
    func flagsWinInTheOrderOfTheirKinds(_ path: String, _ expected: String) throws {
        let found = try place(of: self.path(path)) { folder in
            var options = ReviewedChart.options(
                files: [folder + "prod.yaml"],
                set: ["image.tag=3,image.repository=other", "image.pullPolicy=null", "cache.memory=null"])
            options.stringValues = ["image.tag=4"]
            options.jsonValues = ["hosts[0]=\"e\"", "{\"store\":{\"size\":\"9Gi\"}}"]
            options.literalValues = ["store.size=7Gi"]
            return options
        }
        #expect(found == expected)
    }
}
