import GoTemplate
import Testing

@testable import Diffing

/// What `--ignore`, `--ignore-kind` and `--ignore-lines` leave out, in every format.
struct IgnoreRulesTests {
    private static let old = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web, namespace: shop, labels: {a: b}, annotations: {note.x: "1"}}
        spec:
          replicas: 3
          template:
            spec:
              containers: [{name: app, image: "a:1", args: [x, "1"]}, {name: side, image: "b:1"}]
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: c}
        data:
          text: |
            # made at 1
            real: 1
        ---
        {apiVersion: v1, kind: Service, metadata: {name: gone}}
        """
    private static let new = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web, namespace: shop, labels: {a: c}, annotations: {note.x: "2"}}
        spec:
          replicas: 0
          template:
            spec:
              containers: [{name: app, image: "a:2", args: [x, "2"]}, {name: side, image: "b:2"}]
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: c, labels: {a: new}}
        data:
          text: |
            # made at 2
            real: 1

        """

    private static func side(_ text: String) -> DiffSide {
        DiffSide(name: "side", documents: DiffDocument.documents(inStream: GoString(text), file: "a.yaml"))
    }

    private static func report(_ rules: IgnoreRules, from old: String = old, to new: String = new) -> DiffReport {
        var report = Differ().compare(side(old), side(new))
        rules.apply(to: &report)
        let risks = RiskAssessment().risks(of: report)
        report.risks = risks.filter { !rules.hides($0, in: report) }
        return report
    }

    private static func rules(
        _ fields: [String] = [], kinds: [String] = [], lines: [String] = []
    ) throws -> IgnoreRules {
        var rules = IgnoreRules()
        rules.fields = try fields.map { try FieldPattern(GoString($0)) }
        rules.kinds = kinds.map { GoString($0) }
        if !lines.isEmpty { rules.lines = try LinePatterns(lines.map { GoString($0) }) }
        return rules
    }

    private static func locations(_ report: DiffReport) -> [String] {
        report.objects.flatMap { object in
            object.changes.isEmpty
                ? ["\(object.identity.kind.text)"]
                : object.changes.filter { !$0.isIgnored }.map { "\(object.identity.kind.text) \($0.path.text.text)" }
        }
    }

    private static let all = locations(report(IgnoreRules()))

    @Test(
        arguments: [
            ("metadata.labels", 2), ("metadata.labels.a", 2), ("Deployment:metadata.labels", 1),
            ("deployment.apps:metadata.labels", 1), ("Deployment/web:metadata.labels", 1),
            ("Deployment/shop/web:metadata.labels", 1), ("Deployment/other/web:metadata.labels", 0),
            ("Deployment/w*:metadata", 2), ("*:metadata.labels", 2), ("*/c:metadata", 1), ("spec", 5),
            (".spec.replicas", 1), ("spec.template.spec.containers[name=app]", 3),
            ("spec.template.spec.containers[name=app].args[1]", 2), ("**.args", 2), ("**.args[*]", 2),
            ("spec.template.spec.containers[*].image", 2), ("spec.**.image", 2), ("**.containers.*.image", 2),
            ("metadata.annotations[\"note.x\"]", 1), ("*.annotations[\"note*\"]", 1),
            ("metadata.annotations.note.x", 0), ("data", 1), ("Service:", 1), ("Service/gone:**", 1), ("**", 10),
            ("replicas", 0), ("spec.rep*", 1), ("metadata.label", 0),
        ])
    func fields(_ pattern: String, _ count: Int) throws {
        let report = Self.report(try Self.rules([pattern]))
        #expect(Self.locations(report).count == Self.all.count - count)
        #expect((report.ignored.text == nil) == (count == 0))
    }

    @Test
    func pathsOfAReportStandForThemselves() throws {
        for object in Self.report(IgnoreRules()).objects {
            for change in object.changes {
                let left = Self.report(try Self.rules([change.path.text.text])).objects.flatMap(\.changes)
                #expect(!left.contains { !$0.isIgnored && $0.path.text == change.path.text })
            }
        }
        let odd = "{kind: A, metadata: {name: a}, spec: {\"a[0].*\\\"b\": {x: 1}, rules: [{host: \"*.a]b\", to: 1}]}}"
        let report = Self.report(IgnoreRules(), from: odd, to: odd.replacing("1", with: "2"))
        for change in report.objects.flatMap(\.changes) {
            let rules = try Self.rules([change.path.text.text])
            #expect(rules.fields[0].matches(change.path), "\(change.path.text.text)")
        }
    }

    @Test(arguments: ["", "a[", "a[\"b", "a[\"b\"", "a[1"])
    func patternsThatCannotBeRead(_ pattern: String) {
        #expect(throws: PatternFailure.self) { try FieldPattern(GoString(pattern)) }
    }

    @Test
    func whatIsIgnoredIsNoRiskAndCounted() throws {
        #expect(Self.report(IgnoreRules()).risks.contains { $0.code == "replicas-zero" })
        let report = Self.report(try Self.rules(["spec.replicas"]))
        #expect(!report.risks.contains { $0.code == "replicas-zero" })
        #expect(report.ignored.text == "1 ignored field in 1 object")
        let kinds = Self.report(try Self.rules(["Service:"], kinds: ["deployment"]))
        #expect(!kinds.risks.contains { $0.object?.kind == "Deployment" })
        #expect(kinds.ignored.text == "2 ignored objects")
    }

    @Test
    func lines() throws {
        let whole = Self.report(try Self.rules(lines: ["made at", "^ *image:"]))
        let left = Self.locations(whole)
        #expect(!left.contains { $0.hasSuffix("image") || $0.hasSuffix("data.text") }, "\(left)")
        let new = Self.new.replacing("real: 1", with: "real: 2")
        let part = Self.report(try Self.rules(lines: ["made at"]), to: new)
        let text = String(decoding: ReportFormat.text.reporter(ReportOptions()).write([part]), as: UTF8.self)
        #expect(text.contains("real: 2") && !text.contains("made at"))
    }

    @Test
    func linesAreHiddenBesideThoseThatAreAlready() throws {
        var object = try #require(Self.report(IgnoreRules()).objects.first)
        object.hide(nil)
        #expect(object.hiddenLines == nil)
        object.hide(try LinePatterns(["one"]))
        object.hide(try LinePatterns(["two", "^three"]))
        object.hide(nil)
        let hidden = ["one", "two", "three", "a three", "four"].filter {
            object.hiddenLines?.matches(Array($0.utf8)) == true
        }
        #expect(hidden == ["one", "two", "three"])
    }

    @Test(arguments: [
        ("", "", true), ("", "a", false), ("a", "a", true), ("a", "ab", false), ("*", "", true), ("*", "abc", true),
        ("a*", "a", true), ("a*", "ba", false), ("*a", "ba", true), ("*a", "ab", false), ("a*a", "a", false),
        ("a*a", "aa", true), ("ab*ba", "aba", false), ("a*b*c", "abc", true), ("a*b*c", "axbxc", true),
        ("a*b*c", "axc", false), ("a*b*c", "acb", false), ("*b*c*", "b", false), ("*b*b*", "b", false),
        ("*b*b*", "bb", true), ("*bc*", "abbcd", true), ("*abc*", "xxab", false), ("*a*b*", "ba", false),
        ("*ab*", "ab", true), ("x*ab*y", "xaby", true), ("x*ab*y", "xay", false), ("**", "x", true),
        ("*c*", "abc", true),
    ])
    func starsStandForAnyText(_ pattern: String, _ text: String, _ isMatch: Bool) {
        #expect(Wildcard(GoString(pattern)).matches(GoString(text)) == isMatch)
    }

    /// What is not shown of a list stays as it was, and the rest of the patch fits that.
    @Test
    func patchesOfLists() throws {
        let containers = { (names: [String]) in
            let items = names.map { "{name: \($0.prefix(1)), image: \"\($0)\"}" }.joined(separator: ", ")
            return "{apiVersion: v1, kind: Pod, metadata: {name: p}, spec: {containers: [\(items)]}}"
        }
        let rules = try Self.rules(["**.containers[name=h]", "**.containers[name=g]"])
        let report = Self.report(
            rules, from: containers(["a1", "h1", "b1", "c1"]), to: containers(["g1", "a1", "d1", "c2"]))
        let text = String(decoding: ReportFormat.jsonPatch.reporter(ReportOptions()).write([report]), as: UTF8.self)
        let paths = text.split(separator: "\n").filter { $0.contains("\"op\"") || $0.contains("\"path\"") }
            .map { $0.trimmingPrefix(while: \.isWhitespace) }
        #expect(
            paths == [
                "\"op\": \"remove\",", "\"path\": \"/spec/containers/2\"", "\"op\": \"add\",",
                "\"path\": \"/spec/containers/1\",", "\"op\": \"replace\",",
                "\"path\": \"/spec/containers/3/image\",",
            ])
        #expect(!text.contains("g1") && !text.contains("h1"))
    }

    @Test(arguments: ReportFormat.allCases)
    func noFormatShowsWhatIsIgnored(_ format: ReportFormat) throws {
        var options = ReportOptions()
        options.showsNoise = true
        let rules = try Self.rules(["metadata", "spec.template"], kinds: ["Service"], lines: ["made at"])
        let text = String(decoding: format.reporter(options).write([Self.report(rules)]), as: UTF8.self)
        #expect(text.contains("web"))
        // The text formats show new values as what is around a change.
        for hidden in ["a:1", "made at 1", "gone"] { #expect(!text.contains(hidden), "\(hidden)") }
        guard format == .json || format == .jsonPatch || format == .simple else { return }
        for hidden in ["a:2", "made at 2", "note"] { #expect(!text.contains(hidden), "\(hidden)") }
    }
}
