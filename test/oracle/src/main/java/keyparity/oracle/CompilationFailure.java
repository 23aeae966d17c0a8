package keyparity.oracle;

/** The Java sources of a case are wrong: a mistake of the case, not an answer. */
final class CompilationFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CompilationFailure(String message) {
    super(message);
  }
}
