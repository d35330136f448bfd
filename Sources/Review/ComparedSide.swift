import Diffing
import GoTemplate

/// A side with its renders, each made once.
final class ComparedSide {
    struct Render {
        let rendered: RenderedSide
        let objects: DiffSide
    }

    let side: any Side
    private let role: ComparisonSide
    private let secrets: SecretMask
    /// What other sides of the same release gave; nil where there is none.
    private let known: KnownDocuments?
    private var shownRender: Render?
    private var otherRender: Render?

    init(_ side: any Side, _ role: ComparisonSide, _ secrets: SecretMask, known: KnownDocuments? = nil) {
        self.side = side
        self.role = role
        self.secrets = secrets
        self.known = known
    }

    /// The render that is shown.
    ///
    /// - Throws: `SideFailure`.
    func shown() throws -> Render {
        if let shownRender { return shownRender }
        let render = try render(isShown: true)
        shownRender = render
        return render
    }

    /// Another render, which tells what is random; nil where nothing can be.
    ///
    /// Throws as `shown` does.
    func again() throws -> Render? {
        guard side.isRandom else { return nil }
        if let otherRender { return otherRender }
        let render = try render(isShown: false)
        otherRender = render
        return render
    }

    private func render(isShown: Bool) throws -> Render {
        do {
            let rendered = try side.render(isShown: isShown)
            var options = DiffSide.ReadingOptions(namespace: side.namespace, secrets: secrets)
            options.known = known
            let objects = DiffSide(name: side.name, documents: rendered.documents, options: options)
            if let problem = objects.problems.first(where: { $0.kind != .noKind }) { throw ReviewFailure(problem) }
            // A chart may render whatever it likes; who names a file means its objects.
            if side is ManifestSide, objects.objects.isEmpty, !objects.problems.isEmpty {
                throw ReviewFailure(withoutObjects: side.name)
            }
            return Render(rendered: rendered, objects: objects)
        } catch {
            throw SideFailure(side: role, name: side.name, failure: error)
        }
    }
}

extension ReviewFailure {
    fileprivate init(withoutObjects name: GoString) {
        self.init(
            name + " holds no Kubernetes object: none of its documents has a kind",
            hint: "name a chart by its folder, or a file that `swelm template` wrote")
    }

    fileprivate init(_ problem: DocumentProblem) {
        self.init(problem.source + GoString(":\(problem.line): ") + problem.message)
    }
}
