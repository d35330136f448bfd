import TestSupport

/// A row of fixtures/statistics/rollouts.tsv: what is simulated, with which numbers, and what must come out.
struct StatisticsRow: Sendable {
    let kind: String
    let fields: [String: String]
    /// The fields as they stand in the table.
    let text: String

    static var all: [StatisticsRow] {
        recordedRows("statistics/rollouts.tsv").filter { $0.first?.hasPrefix("#") == false }.map(StatisticsRow.init)
    }

    private init(_ row: [String]) {
        kind = row.first ?? ""
        text = row.joined(separator: " ")
        let pairs = row.dropFirst().map { $0.split(separator: "=", maxSplits: 1).map(String.init) }
        fields = Dictionary(pairs.map { ($0.first ?? "", $0.last ?? "") }) { $1 }
    }

    /// A number; per cent become a share.
    func number(_ key: String) -> Double? {
        guard let text = fields[key] else { return nil }
        return text.hasSuffix("%") ? Double(text.dropLast()).map { $0 / 100 } : Double(text)
    }

    func count(_ key: String, default standard: Int) -> Int { number(key).map { Int($0) } ?? standard }
}

extension StatisticsRow {
    /// What is off by more than a point, or above its limit.
    ///
    /// A figure of the table was rounded, so half of its last digit is allowed beside the point.
    func complaints(_ outcome: Outcome) -> [String] {
        Outcome.Figure.allCases.flatMap { figure -> [String] in
            let (name, found) = (figure.rawValue, outcome[figure])
            let isOff = number(name).map { abs(found - $0) > 1 + rounding(name) } ?? false
            let isAbove = number("most-" + name).map { found > $0 } ?? false
            return (isOff ? ["\(name) is off by more than a point"] : [])
                + (isAbove ? ["\(name) is above its limit"] : [])
        }
    }

    private func rounding(_ key: String) -> Double { fields[key]?.contains(".") == true ? 0.05 : 0.5 }
}
