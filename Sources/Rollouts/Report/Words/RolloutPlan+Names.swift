import GoTemplate

extension RolloutPlan {
    /// Such as `stage 2, "2 ten per cent"`.
    package func title(ofStage index: Int) -> GoString {
        let number = GoString("stage \(index + 1)")
        return stage(index).map { number + ", \"" + $0.name + "\"" } ?? number
    }

    /// `the base`, or the title of a stage.
    package func title(of position: Position) -> GoString {
        switch position {
        case .base: "the base"
        case .stage(let index): title(ofStage: index)
        }
    }

    /// `base`, or the name of a stage.
    package func name(of position: Position) -> GoString {
        switch position {
        case .base: "base"
        case .stage(let index): stage(index)?.name ?? GoString("stage \(index + 1)")
        }
    }
}
