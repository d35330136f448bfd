/// Where a step stands in the stages file.
package enum StepPlace: Hashable, Sendable {
    case before(stage: Int, index: Int)
    case during(stage: Int, index: Int)
    case confirm(stage: Int, index: Int)
    case finally(index: Int)
}

extension StepPlace {
    /// A step that confirms is a question, which may be asked again.
    var needsIntent: Bool {
        switch self {
        case .before, .during, .finally: true
        case .confirm: false
        }
    }
}
