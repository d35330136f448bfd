import GoLibrary
import GoTemplate

/// The analyses that steps name: templates with their metrics, and what their arguments are.
struct ArgoAnalyses {
    /// What an analysis measures, and for how long.
    struct Found {
        var names: [GoString] = []
        var time = GoDuration(nanoseconds: 0)
    }

    private let documents: ForeignDocuments
    private let draft: StagesDraft

    init(_ documents: ForeignDocuments, _ draft: StagesDraft) { (self.documents, self.draft) = (documents, draft) }

    func read(_ analysis: ForeignValue) throws(ImportFailure) -> Found {
        for argument in analysis["args"]?.items ?? [] { try readArgument(argument) }
        var dry: Set<GoString> = []
        for item in analysis["dryRun"]?.items ?? [] {
            if let name = item["metricName"]?.maps(to: "metrics.advisory").text { dry.insert(name) }
        }
        analysis["measurementRetention"]?.drop("all measurements are kept")
        var found = Found()
        for reference in references(of: analysis) { try readReference(reference, &found, dry) }
        if found.time.nanoseconds == 0 { found.time = GoDuration(wrappingSeconds: 60) }
        return found
    }

    /// One template was named by itself before there were lists of them.
    private func references(of analysis: ForeignValue) -> [ForeignValue] {
        analysis["templates"].map(\.items) ?? (analysis["templateName"] == nil ? [] : [analysis])
    }

    private func readReference(_ reference: ForeignValue, _ found: inout Found, _ dry: Set<GoString>)
        throws(ImportFailure)
    {
        reference["clusterScope"]?.maps(to: "metrics")
        guard let name = try reference["templateName"]?.maps(to: "stages.checks").requireText() else { return }
        guard let template = documents.named(name, "AnalysisTemplate", "ClusterAnalysisTemplate") else {
            // A template that is elsewhere is left to be written.
            draft.metrics[name] = .map(
                DraftMap([
                    ("provider", .todo("where the metrics of the AnalysisTemplate " + name + " are asked")),
                    ("value", .todo("its query")), ("max", .todo("the most that passes, or `min`")),
                ]))
            return found.names.append(name)
        }
        try readTemplate(template.top, &found, dry)
    }

    private func readTemplate(_ template: ForeignValue, _ found: inout Found, _ dry: Set<GoString>)
        throws(ImportFailure)
    {
        guard let spec = template["spec"] else { throw template.failure("an analysis template has a `spec`") }
        for argument in spec["args"]?.items ?? [] { try readArgument(argument) }
        for metric in spec["metrics"]?.items ?? [] {
            let read = try ArgoMetric(metric, draft, of: template.at("metadata", "name")?.text ?? "").read(dry)
            found.names.append(read.name)
            found.time = GoDuration(nanoseconds: max(found.time.nanoseconds, read.time.nanoseconds))
        }
        for item in spec["dryRun"]?.items ?? [] {
            guard let name = item["metricName"]?.maps(to: "metrics.advisory").text else { continue }
            draft.markAdvisory(name)
        }
        spec["measurementRetention"]?.drop("all measurements are kept")
        spec["templates"]?.drop("a template of templates: name those in the files that they are in")
    }

    private func readArgument(_ argument: ForeignValue) throws(ImportFailure) {
        guard let name = try argument["name"]?.maps(to: "parameters").requireText() else { return }
        let parameter = ArgoArguments.parameter(name)
        if let value = argument["value"] { return try readValue(value, of: parameter) }
        if let source = argument["valueFrom"] {
            source["secretKeyRef"]?.drop("secrets stand in a stages file as fromEnv or fromFile alone")
            source["podTemplateHashValue"]?.drop("sides tell themselves apart by their `variables`")
            source["fieldRef"]?.drop("a parameter with `base` takes a value of the deployed revision")
        }
        if draft.parameters[parameter] == nil {
            draft.parameters[parameter] = .map(DraftMap([("required", .flag(true))]))
        }
    }

    /// The first value of an argument counts: what a parameter is, it is in the whole file.
    private func readValue(_ value: ForeignValue, of parameter: GoString) throws(ImportFailure) {
        let node = DraftNode.text(try value.requireText().withoutParameters)
        if case .map(let known)? = draft.parameters[parameter], case .scalar(let other)? = known["default"] {
            guard case .scalar(let own) = node, own == other else {
                return value.drop("the parameter has another value already: write the metric twice")
            }
        }
        value.maps(to: "parameters.default")
        draft.parameters[parameter] = .map(DraftMap([("default", node)]))
    }
}

/// Names of arguments, which queries hold as `{{args.NAME}}`.
enum ArgoArguments {
    /// What a parameter of that name is called.
    static func parameter(_ name: GoString) -> GoString { taken.contains(name) ? "arg-" + name : name }

    /// What stands for something else in every stages file, or in those that are made here.
    private static let taken: Set<GoString> = [
        "to", "release", "namespace", "stage", "window", "start", "end", "elapsed", "side", "workload", "version",
        "weight",
        "target", "rollout", "event",
    ]

    /// A query with parameters in place of the arguments.
    static func replaced(in text: GoString) -> GoString {
        var (result, rest): ([UInt8], ArraySlice<UInt8>) = ([], text.withoutParameters.bytes[...])
        while let (before, name, after) = next(in: rest) {
            result += before
            result += ("${" + parameter(name) + "}").bytes
            rest = after
        }
        return GoString(result + rest)
    }

    private static func next(
        in text: ArraySlice<UInt8>
    ) -> (before: ArraySlice<UInt8>, name: GoString, after: ArraySlice<UInt8>)? {
        guard let start = text.firstRange(of: Array("{{".utf8)),
            let end = text[start.upperBound...].firstRange(of: Array("}}".utf8))
        else { return nil }
        let name = GoString(text[start.upperBound..<end.lowerBound]).trimmingSpace
        guard name.hasPrefix("args.") else { return nil }
        return (text[..<start.lowerBound], name.trimmingPrefix("args."), text[end.upperBound...])
    }
}
