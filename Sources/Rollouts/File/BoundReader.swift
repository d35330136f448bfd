import GoTemplate

/// Reads what a metric is held against: `min`, `max` and `compare`.
struct BoundReader {
    let document: StagesDocument
    /// Where the metric stands.
    let path: ValuePath
    let query: MetricQuery

    func bound(isAdvisory: Bool) throws(StagesFileError) -> MetricBound {
        let (least, most) = (number(at: path.key("min")), number(at: path.key("max")))
        let compare = path.key("compare")
        guard document.value(at: compare) == nil else {
            guard least == nil, most == nil else {
                throw document.failure("a metric has either `compare`, or `min` and `max`", at: compare)
            }
            return .comparison(try comparison(at: compare))
        }
        guard least != nil || most != nil || isAdvisory else {
            throw document.failure("a metric that decides needs `min`, `max` or `compare`", at: path)
        }
        return isRatio ? .ratio(try share(least: least, most: most)) : .value(ValueBounds(min: least, max: most))
    }

    private var isRatio: Bool { if case .ratio = query { true } else { false } }

    /// `min` is the least share of good ones, `max` the largest of bad ones.
    private func share(least: Double?, most: Double?) throws(StagesFileError) -> Double {
        guard least == nil || most == nil else {
            throw document.failure("a ratio has either `min`, of good ones, or `max`, of bad ones", at: path)
        }
        let share = least ?? most.map { 1 - $0 } ?? 0
        guard (0...1).contains(share) else {
            let place = path.key(least == nil ? "max" : "min")
            throw document.failure("this must be a share from 0 to 1, or from 0% to 100%", at: place)
        }
        return share
    }

    /// A number, or per cent as a share of 1.
    private func number(at path: ValuePath) -> Double? {
        document.share(at: path)?.fraction ?? document.value(at: path)?.number
    }
}

// MARK: - Comparisons

extension BoundReader {
    private func comparison(at path: ValuePath) throws(StagesFileError) -> SideComparison {
        SideComparison(
            worse: margin(at: path.key("worse")), to: try side(at: path.key("to")),
            method: try method(at: path.key("method")))
    }

    /// Per cent are points of a ratio, and of the other side's median for a value.
    private func margin(at path: ValuePath) -> Margin {
        if let share = document.share(at: path.key("relative")) { return .relative(share.fraction) }
        if let share = document.share(at: path) {
            return isRatio ? .absolute(share.fraction) : .relative(share.fraction)
        }
        return .absolute(document.value(at: path)?.number ?? 0)
    }

    private func side(at path: ValuePath) throws(StagesFileError) -> MeasuredSide {
        guard let word = document.text(at: path) else { return .stable }
        guard let side = MeasuredSide(rawValue: word.text), side != .canary else {
            throw document.failure(
                "a canary is compared to stable, baseline or before, not to " + Strconv.quote(word), at: path)
        }
        return side
    }

    private func method(at path: ValuePath) throws(StagesFileError) -> ComparisonMethod {
        let standard: ComparisonMethod = isRatio ? .newcombe : .signedRank
        let method = document.text(at: path).flatMap { ComparisonMethod(rawValue: $0.text) } ?? standard
        guard (method == .newcombe) == isRatio else {
            let kind: GoString = isRatio ? "ratios" : "single values"
            throw document.failure(GoString("`\(method.rawValue)` does not compare ") + kind, at: path)
        }
        return method
    }
}
