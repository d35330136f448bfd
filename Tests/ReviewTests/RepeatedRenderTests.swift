import Charts
import Diffing
import GoTemplate
import TestSupport
import Testing

@testable import Review

/// Files of a chart that run again, alone: what is random, and where text comes from, is found out as if all had run.
struct RepeatedRenderTests {
    private static let sharing = """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: shared}
        data:
          mark: {{ .Values.mark | default "none" | quote }}
          tag: {{ .Values.tag | quote }}
        """

    private func report(_ templates: [String: String], from old: String = "tag=1", to new: String) throws -> DiffReport
    {
        let folder = try ScratchFolder()
        var files = ["Chart.yaml": "apiVersion: v2\nname: web\nversion: 1.0.0\n", "values.yaml": "tag: \"0\"\n"]
        for (name, text) in templates { files["templates/" + name] = text }
        try folder.write(files)
        return try ReviewedChart.report(
            folder.path, from: ReviewedChart.options(set: [old]), to: ReviewedChart.options(set: [new]))
    }

    private static func secret(_ name: String, _ more: String = "") -> String {
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: \(name)}
        data:
          random: {{ randAlphaNum 8 | quote }}
          tag: {{ .Values.tag | quote }}
        \(more)
        """
    }

    /// The text of a file is another one each time, and yet each line of it has its cause.
    @Test func aFieldBesideARandomOneHasItsCause() throws {
        let report = try report(["a.yaml": Self.secret("a"), "b.yaml": Self.sharing], to: "tag=2")
        #expect(
            report.causes == [
                "ConfigMap data.tag <- web/templates/a.yaml:6, from .Values.tag set at --set",
                "ConfigMap data.tag <- web/templates/b.yaml:6, from .Values.tag set at --set",
            ])
        #expect(report.noise.map(\.fields) == [1])
    }

    /// Templates run from the last name to the first: z sets what the others read.
    @Test func whatOneFileSetsIsReadByTheNext() throws {
        let setting = "{{- $_ := set .Values \"mark\" (printf \"m%s\" .Values.tag) }}"
        let report = try report(
            ["z.yaml": setting, "a.yaml": Self.secret("a"), "b.yaml": Self.sharing], to: "tag=2")
        let paths = report.objects.flatMap(\.changes).filter { $0.noise == nil }.map(\.path.text.text)
        #expect(paths.sorted() == ["data.mark", "data.tag", "data.tag"])
        #expect(report.causes.allSatisfy { $0.contains("web/templates/") }, "\(report.causes)")
    }

    /// A random value that one file hands to another is random there, too.
    @Test func chanceIsHandedOn() throws {
        let setting = "{{- $_ := set .Values \"mark\" (randAlphaNum 8) }}"
        let report = try report(["z.yaml": setting, "b.yaml": Self.sharing], to: "tag=2")
        #expect(report.causes.count == 1 && report.causes[0].contains("data.tag"), "\(report.causes)")
        #expect(report.noise.map(\.fields) == [1])
    }

    /// What is set on the dot itself counts, as what is set on values.
    @Test func whatIsSetBesideTheValuesCounts() throws {
        let setting = "{{- $_ := set . \"mark\" (randAlphaNum 8) }}"
        let reading = Self.sharing.replacing(".Values.mark", with: ".mark")
        let report = try report(["z.yaml": setting, "b.yaml": reading], to: "tag=2")
        #expect(report.causes.count == 1 && report.noise.map(\.fields) == [1], "\(report.causes)")
    }

    /// A word of a template that never runs makes nothing random.
    @Test func nothingIsRandomThatDoesNotRun() throws {
        let idle = "{{- if .Values.never }}{{ randAlphaNum 8 }}{{- end }}"
        let folder = try ScratchFolder()
        try folder.write([
            "Chart.yaml": "apiVersion: v2\nname: web\nversion: 1.0.0\n", "templates/a.yaml": Self.sharing,
            "templates/z.yaml": idle,
        ])
        let side = try ReviewedChart.side(folder.path)
        #expect(side.isRandom)
        _ = try side.render(isShown: true)
        #expect(!side.isRandom)
    }

    /// The time is another one in the render that tells what is random.
    @Test func theTimeIsRandom() throws {
        let report = try report(
            ["a.yaml": Self.secret("a").replacing("randAlphaNum 8", with: "now | date \"2006\"")], to: "tag=2")
        #expect(report.causes.count == 1 && report.causes[0].contains("data.tag"), "\(report.causes)")
    }
}
