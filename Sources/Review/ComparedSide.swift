import Diffing
import GoTemplate

/// A side with its renders, each made once.
final class ComparedSide {
    struct Render {
        let rendition: Rendition
        let objects: DiffSide
    }

    let side: any Side
    private let role: ComparisonSide
    private let secrets: SecretDisplay
    private var plainRender: Render?
    private var tracedRender: Render?

    init(_ side: any Side, _ role: ComparisonSide, _ secrets: SecretDisplay) {
        self.side = side
        self.role = role
        self.secrets = secrets
    }

    /// - Throws: `SideFailure`.
    func plain() throws -> Render {
        if let plainRender { return plainRender }
        let render = try render(isTraced: false)
        plainRender = render
        return render
    }

    /// The render that is shown; throws as `plain` does.
    func traced() throws -> Render {
        if !side.isRendered { return try plain() }
        if let tracedRender { return tracedRender }
        let render = try render(isTraced: true)
        tracedRender = render
        return render
    }

    private func render(isTraced: Bool) throws -> Render {
        do {
            let rendition = try side.render(isTraced: isTraced)
            let options = DiffSide.ReadingOptions(namespace: side.namespace, secrets: secrets)
            let objects = DiffSide(name: side.name, documents: rendition.documents, options: options)
            if let problem = objects.problems.first { throw ReviewFailure(problem) }
            return Render(rendition: rendition, objects: objects)
        } catch {
            throw SideFailure(side: role, name: side.name, cause: error)
        }
    }
}

extension ReviewFailure {
    fileprivate init(_ problem: DocumentProblem) {
        self.init(problem.source + GoString(":\(problem.line): ") + problem.message)
    }
}
