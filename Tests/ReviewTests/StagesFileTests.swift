import Charts
import Diffing
import GoTemplate
import Rollouts
import TestSupport
import Testing

@testable import Review

/// Files of stages: what they say, and what is said of mistakes in them.
struct StagesFileTests {
    private let folder: ScratchFolder

    init() throws {
        folder = try ScratchFolder()
        try folder.write([
            "Chart.yaml": "apiVersion: v2\nname: web\nversion: 1.0.0\n",
            "values.yaml": "weight: 0\ntag: \"1\"\n",
            "prod.yaml": "tag: \"5\"\n",
            "templates/a.yaml": """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: a}
            data:
              weight: {{ .Values.weight | quote }}
              tag: {{ .Values.tag | quote }}
            """,
        ])
    }

    private func reports(_ text: String) throws -> [DiffReport] {
        let file = try StagesFile(Array(text.utf8), path: folder.path + "/stages.yaml")
        let sequence = try file.sequence(ParameterSources(defaultNamespace: "default"))
        let staged = StagedComparison(sequence, settings: ReviewedChart.settings, comparison: Comparison())
        return try staged.reports(overrides: ValuesOptions())
    }

    private func causes(_ text: String) throws -> [[String]] {
        try reports(text).map { report in
            report.causes.map { $0.replacing(folder.url.path + "/", with: "") }
        }
    }

    @Test
    func eachStageIsComparedWithTheOneBefore() throws {
        let causes = try causes(
            """
            stages:
              - name: start
              - name: half
                set: weight=50
              - name: all
                values: [prod.yaml, {weight: 100}]
            """)
        #expect(
            causes == [
                [],
                [
                    "ConfigMap data.weight <- web/templates/a.yaml:5, from .Values.weight set at stages.yaml:4 (before: web/values.yaml:1)"
                ],
                [
                    "ConfigMap data.weight <- web/templates/a.yaml:5, from .Values.weight set at stages.yaml:6",
                    "ConfigMap data.tag <- web/templates/a.yaml:6, from .Values.tag set at prod.yaml:1 (before: web/values.yaml:2)",
                ],
            ])
    }

    @Test
    func cumulativeStagesKeepWhatCameBefore() throws {
        let reports = try reports(
            """
            cumulative: true
            stages:
              - {name: one, set: [tag=2]}
              - {name: two, set: [weight=1]}
              - {name: three, set: [weight=2], cumulative: false}
            """)
        #expect(reports.map(\.title) == ["one", "two", "three"])
        #expect(
            reports.map { $0.objects.flatMap(\.changes).map(\.path.text) } == [
                [], ["data.weight"], ["data.weight", "data.tag"],
            ])
    }

    @Test
    func filesOfTextsBelongToTheStages() throws {
        let file = try StagesFile(Array("stages: [{name: a}]".utf8), path: folder.path + "/stages.yaml")
        let sequence = try file.sequence(ParameterSources(defaultNamespace: "default"))
        let staged = StagedComparison(sequence, settings: ReviewedChart.settings, comparison: Comparison())
        var options = ValuesOptions()
        options.fileValues = ["a=b"]
        let failure = #expect(throws: ReviewFailure.self) { try staged.reports(overrides: options) }
        #expect(
            failure?.message == "--set-file has no effect on stages; use `setFile` in the file of stages")
    }

    @Test
    func aStageThatDoesNotRenderIsNamed() throws {
        #expect {
            try reports("stages:\n  - name: bad\n    set: a\n")
        } throws: { error in
            guard let failure = error as? StageFailure else { return false }
            let start = folder.path + "/stages.yaml:2: stage \"bad\": "
            let reason: GoString = "failed parsing --set data: key \"a\" has no value"
            guard failure.message == start + reason, failure.cause?.goMessage == reason else { return false }
            #expect(failure.diagnostic(showsValues: true).message.hasPrefix(failure.message.text))
            return failure.stage == "bad" && failure.line == 2
        }
    }
}
