/// The keys of a stages file.
package enum StagesShape {
    /// The number of the format that is read.
    package static let version = 1

    package static let file = FileRecord(
        "file",
        [
            .field("schema", .integer(1...version), "the version of this format"),
            .field("name", .text, "what the plan is called; its rollouts are NAME.1, NAME.2 and so on"),
            .field("chart", .text, "the folder or archive of the chart, from the folder of this file"),
            .field("chartVersion", .text, "which versions of a chart of a repository may be taken"),
            .field("release", .text, "the name of the release"),
            .field("namespace", .text, "its namespace"),
            .field("cumulative", .flag, "whether a stage keeps the values of those before it"),
            .required("stages", .list(.record(stage)), "a list of the stages"),
            .field("parameters", .named(.record(parameter)), "what is given by --param NAME=VALUE"),
            .field("sides", .named(.record(side)), "where the facts of each side stand in the values"),
            .field(
                "roles", .word(["fixed", "base"]),
                "which side is stable: that name, or the one that carries the traffic now"),
            .field("total", .integer(1...1_000_000), "what the weights of both sides add up to"),
            .field("base", .word(["strict", "apply", "values"]), "what the deployed revision is to the first stage"),
            .field("releases", .named(.record(release)), "several releases that go together"),
            .field("targets", .named(.record(target)), "several clusters or stores that get the same stages"),
            .field(
                "waves", .list(.either([.list(.text, isAlone: true), .record(wave)])),
                "which targets go together, one wave after the other; all at once where it is missing"),
            .field(
                "parallel", .integer(1...64), "how many targets change at once; one after the other where it is missing"
            ),
            .field("providers", .named(.record(MetricShape.provider)), "where numbers come from"),
            .field("metrics", .named(.record(MetricShape.metric)), "what is measured"),
            .field("analysis", .record(MetricShape.analysis), "how measurements are judged"),
            .field("defaults", .record(defaults), "keys of all stages"),
            .field("return", .record(back), "how to go back"),
            .field("order", .word(["safe", "helm"]), "in which order the objects of one upgrade are applied"),
            .field(
                "hooks", .word(RevisionSettings.HookUse.allCases.map(\.rawValue)),
                "at which stages hooks of the chart run"),
            .field("labels", .named(.text), "more labels of the revisions"),
            .field("guards", .record(guards), "what must be true before traffic moves"),
            .field("groups", .named(.list(.text, isAlone: true)), "groups of people"),
            .field(
                "signers", .named(.list(.text, isAlone: true)),
                "public keys of OpenSSH by which people are known who sign their answers"),
            .field("notify", .list(.record(StepShape.channel)), "who is told what happens"),
            .field("finally", .list(.record(StepShape.step), isAlone: true), "steps after the end, whatever it is"),
            .field("limit", .duration, "how long all of it may take"),
        ] + values)

    /// The keys under which values are given, for all stages and for one.
    static let values: [FileRecord.Field] = [
        .field("values", .list(.either([.text, .values]), isAlone: true), "files of values, or values in place"),
        .field("set", .list(.text, isAlone: true), "values as --set takes them"),
        .field("setString", .list(.text, isAlone: true), "values as --set-string takes them"),
        .field("setFile", .list(.text, isAlone: true), "values as --set-file takes them"),
        .field("setJSON", .list(.text, isAlone: true), "values as --set-json takes them"),
        .field("setLiteral", .list(.text, isAlone: true), "values as --set-literal takes them"),
    ]

    private static let parameter = FileRecord(
        "parameter",
        [
            .field("required", .flag, "whether it must be given"),
            .field("default", .either([.text, .flag]), "what it is otherwise"),
            .field("pattern", .text, "a regular expression that the whole value must match"),
            .field("base", .text, "the path of the value of the deployed revision that it is otherwise"),
        ])

    private static let side = FileRecord(
        "side",
        [
            .field("weight", .text, "the path of its share of the traffic"),
            .field("replicas", .text, "the path of the number of its pods"),
            .field("minReplicas", .text, "the path of the lower bound of its autoscaler"),
            .field("version", .list(.text, isAlone: true), "the paths of its version"),
            .field("workload", .text, "its workload, as in Deployment/web"),
            .field("variables", .named(.text), "what stands in place of ${NAME} where this side is measured"),
        ])

    private static let release = FileRecord(
        "release",
        [
            .field("chart", .text, "the folder or archive of its chart"),
            .field("release", .text, "its name, if it is another one than the key"),
            .field("namespace", .text, "its namespace"),
            .field("sides", .named(.record(side)), "where the facts of its sides stand"),
            .field("after", .list(.text, isAlone: true), "the releases that go before it"),
        ] + values)

    private static let target = FileRecord(
        "target",
        [
            .field("context", .text, "the context of the kubeconfig that leads to its cluster"),
            .field("namespace", .text, "its namespace"),
            .field("store", StepShape.secretText, "where its releases are recorded, as --store names it"),
            .field("parameters", .named(.either([.text, .flag])), "parameters that have other values there"),
        ] + values)

    private static let wave = FileRecord(
        "wave",
        [
            .required("targets", .list(.text, isAlone: true), "the targets that go together"),
            .field("name", .text, "what the wave is called; its targets where it is missing"),
        ] + watched)

    private static let back = FileRecord(
        "return",
        [
            .field("mode", .word(ReturnMode.allCases.map(\.rawValue)), "on which way"),
            .field("drain", .duration, "how long traffic takes to leave"),
            .field("wait", .duration, "how long objects may take to become ready"),
            .field("retries", .integer(0...100), "how often a step is tried again"),
            .field(
                "first", .word(ReturnFirst.allCases.map(\.rawValue)), "what moves first where the old side is too small"
            ),
            .field("keep", .duration, "how long the base is kept after the end"),
            .field("scope", .word(ReturnScope.allCases.map(\.rawValue)), "which members go back where a stage fails"),
            .field("verify", .list(.text, isAlone: true), "metrics that are looked at after a return"),
        ])

    private static let responses = GuardPolicy.Response.allCases.map(\.rawValue)

    private static let guards = FileRecord(
        "guards",
        [
            .field("ready", .share, "how many pods of a side must be ready before its share grows"),
            .field("capacity", .number, "by how much ready pods must exceed the share"),
            .field("drift", .word(responses), "what is done where the cluster is not as it was left"),
            .field("reading", .word(responses), "what is done where a stage renders otherwise than planned"),
            .field("risks", .list(.text, isAlone: true), "risks that refuse a start"),
            .field("accept", .named(.text), "risks that are taken, each with the reason"),
        ])
}
