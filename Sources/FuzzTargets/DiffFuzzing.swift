import Diffing
import GoTemplate

enum DiffFuzzing {
    /// Compares what stands before a NUL byte with what stands behind it, and looks for risks.
    static func compare(_ input: [UInt8]) {
        let parts = input.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false)
        let sides = [parts.first ?? [], parts.dropFirst().first ?? []].map { text in
            DiffSide(name: "side", documents: DiffDocument.documents(inStream: GoString(text), file: "a.yaml"))
        }
        let report = Differ(Differ.Options(findRenames: 0.5)).compare(sides[0], sides[1], newAgain: sides[0])
        _ = RiskAssessment().risks(of: report)
    }
}
