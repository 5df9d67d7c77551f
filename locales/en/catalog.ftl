### The wording of the signs beside our summaries, as an organisation has loaded it.

## One sign · buttons

sign-official = Official wording

## Official wording

official-text = Official wording ({ $ref }):
official-points = Suggested locally:
