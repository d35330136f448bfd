import Files
import GoTemplate
import Rollouts

/// Finds the stages of swelm's own files of stages: each is what a release is for some time.
struct StagesFinder {
    private let index: RepositoryIndex

    init(_ index: RepositoryIndex) { self.index = index }

    func declarations() -> Declarations {
        var found = Declarations()
        for (file, documents) in index.documents.sorted(by: { $0.key < $1.key }) {
            guard documents.count == 1, let map = documents.first?.map, map["chart"] != nil || map["releases"] != nil,
                !map.maps(of: "stages").isEmpty, let text = try? index.tree.text(of: file)
            else { continue }
            do {
                let sequence = try StagesFile(text, path: file).sequence(ParameterSources(defaultNamespace: "default"))
                add(sequence, file, to: &found)
            } catch {
                found.name("", in: file, error.message)
            }
        }
        return found
    }

    private func add(_ sequence: StageSequence, _ file: GoString, to found: inout Declarations) {
        let folder = GoPath.directory(file)
        for (number, stage) in sequence.stages.enumerated() {
            for member in sequence.members {
                guard let chart = SwelmChart(member.chart, in: folder, index).chart else {
                    let reason: GoString = "there is no chart " + member.chart + " in this repository"
                    found.name("stage " + stage.name, in: file, line: stage.line, reason)
                    continue
                }
                let isAlone = sequence.members.count == 1
                var release = DeclaredRelease(
                    tool: .stages, file: file, line: stage.line,
                    label: isAlone ? stage.name : stage.name + ": " + member.name, name: member.release,
                    namespace: member.namespace, chart: chart)
                release.values = sequence.values(of: member, at: number).map { values(of: $0, file, in: folder) }
                found.releases.append(release)
            }
        }
    }

    private func values(of values: StageValues, _ file: GoString, in folder: GoString) -> DeclaredValues {
        switch ValuesEntry.Kind(values.kind) {
        case .file:
            .file(values.text.contains("://") ? values.text : GoPath.join(folder, values.text), isOptional: false)
        case .textFile:
            .expression(.textFile, SwelmChart.rooted(values.text, in: folder), file: file, line: values.line)
        case let kind: .expression(kind, values.text, file: file, line: values.line)
        }
    }
}
