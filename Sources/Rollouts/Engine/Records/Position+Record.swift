extension Position {
    /// The base has no number.
    init(_ fields: EventFields) throws(RolloutEventError) {
        self = try fields.optionalInteger("toStage").map(Position.stage) ?? .base
    }

    func write(to writer: EventWriter) {
        if case .stage(let index) = self { writer.add("toStage", index) }
    }
}
