import Codecs
import GoLibrary
import GoTemplate

extension RolloutPlan {
    private static let format = 1

    /// The plan as JSON, as it is frozen: a driver reads it instead of rendering all stages anew.
    package var json: [UInt8] {
        get throws { try JSON.encode(value, escapesHTML: false) }
    }

    /// The object that `json` is the text of.
    package var value: Value { RecordWriter(write).value }

    /// Reads a plan that was frozen.
    ///
    /// - Parameter zone: finds time zones by their names.
    /// - Throws: `RolloutRecordError` for one of a newer version, or what the JSON reader says.
    package init(json: [UInt8], zone: (GoString) -> GoLocation?) throws {
        try self.init(RecordReader(json: json), zone: zone)
    }

    /// The same of an object that was read with `JSON.NumberForm.int64`.
    package init(_ map: Map, zone: (GoString) -> GoLocation?) throws(RolloutRecordError) {
        try self.init(RecordReader(map), zone: zone)
    }

    private init(_ fields: RecordReader, zone: (GoString) -> GoLocation?) throws(RolloutRecordError) {
        let format = try fields.integer("format")
        guard format == Self.format else {
            throw RolloutRecordError.unknownWord(GoString("\(format)"), field: "format")
        }
        var stages: [PlannedStage] = []
        for stage in try fields.elements("stages") { stages.append(try PlannedStage(stage, zone: zone)) }
        self.init(stages: stages, members: try fields.texts("members"), base: try fields.facts("base"))
        if let own = try fields.optionalFields("targets") {
            for member in own.names { targets[member] = try own.text(member) }
        }
        parallel = try fields.optionalInteger("parallel") ?? 1
        hasBase = !(try fields.isTrue("firstInstall"))
        returning = try ReturnPolicy(fields.fields("return"))
        limit = try fields.optionalDuration("limit")
        finally = try fields.steps("finally")
        notices = Set(try fields.words("notices"))
    }

    private func write(to writer: RecordWriter) {
        writer.add("format", Self.format)
        writer.add("stages", stages, PlannedStage.write)
        writer.add("members", members)
        if !targets.isEmpty {
            writer.add("targets") { writer in
                for (member, target) in targets.sorted(by: { $0.key < $1.key }) { writer.add(member, target) }
            }
        }
        if parallel > 1 { writer.add("parallel", parallel) }
        writer.add("base", facts: base)
        writer.add("firstInstall", !hasBase)
        writer.add("return", returning.write)
        writer.add("limit", limit)
        writer.add("finally", finally, PlannedStep.write)
        writer.add("notices", words: notices)
    }
}
